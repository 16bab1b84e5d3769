package io.jenkins.plugins.cloudflare.aop.origin.quic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarIntTest {
    /** RFC 9000, appendix A.1. */
    @ParameterizedTest
    @CsvSource({
        "c2197c5eff14e88c, 151288809941952652",
        "9d7f3e7d, 494878333",
        "7bbd, 15293",
        "25, 37",
        "4025, 37",
    })
    void isRead(String hex, long value) {
        assertThat(VarInt.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex))), is(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "63, 1",
        "64, 2",
        "16383, 2",
        "16384, 4",
        "1073741823, 4",
        "1073741824, 8",
        "4611686018427387903, 8",
    })
    void isWrittenAsShortAsItMayBe(long value, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VarInt.write(out, value);
        assertThat(out.size(), is(length));
        assertThat(VarInt.read(ByteBuffer.wrap(out.toByteArray())), is(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "40", "9d7f3e", "c2197c5eff14e8"})
    void cutShortIsAnError(String hex) {
        ByteBuffer in = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        assertThrows(BufferUnderflowException.class, () -> VarInt.read(in));
    }

    @Test
    void theGreatestIsTheGreatest() {
        assertThat(VarInt.MAX, is(4611686018427387903L));
    }
}
