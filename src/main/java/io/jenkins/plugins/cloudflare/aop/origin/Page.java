package io.jenkins.plugins.cloudflare.aop.origin;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What is remembered of a body, enough to know the same page again although parts of it change: its hash, its title, and
 * a sample of its shingles (runs of four words; Broder, "On the resemblance and containment of documents", 1997). The body
 * itself does not travel.
 */
public final class Page implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{0,500}?)</title>");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9\\x80-\\xff]+");
    /** Words in a row. */
    private static final int SHINGLE = 4;
    /** How many shingles are kept: those with the smallest hashes, which are a fair sample of any page. */
    private static final int SAMPLE = 128;
    /** Fewer words say nothing about what a page is but by their hash. */
    private static final int FEW = 12;
    /** The share of shingles that makes two pages the same. */
    private static final double SAME = 0.8;

    private final byte[] digest;
    private final String title;
    private final int words;
    private final int[] sample;

    private Page(byte[] digest, String title, int words, int[] sample) {
        this.digest = digest;
        this.title = title;
        this.words = words;
        this.sample = sample;
    }

    /**
     * What is remembered of a body: pages tell the name under which they were asked for, and are the same for all that.
     *
     * @param host that name, with a port or not; null for none
     * @return null for a body that holds nothing
     */
    public static Page of(byte[] body, String host) {
        String whole = new String(body, StandardCharsets.ISO_8859_1);
        if (whole.isBlank()) {
            return null;
        }
        String text = without(host, whole);
        Matcher title = TITLE.matcher(text);
        String[] words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(result -> result.group())
                .toArray(String[]::new);
        TreeSet<Integer> smallest = new TreeSet<>();
        for (int i = 0; i + SHINGLE <= words.length; i++) {
            smallest.add(scattered(Arrays.hashCode(Arrays.copyOfRange(words, i, i + SHINGLE))));
            if (smallest.size() > SAMPLE) {
                smallest.pollLast();
            }
        }
        return new Page(
                sha256(text.getBytes(StandardCharsets.ISO_8859_1)),
                title.find() ? PrintableText.brief(title.group(1)) : "",
                words.length,
                smallest.stream().mapToInt(Integer::intValue).toArray());
    }

    private static String without(String host, String text) {
        if (host == null) {
            return text;
        }
        String port = host.replaceFirst(".*?(:\\d+)?\\.?$", "$1");
        String name = host.substring(0, host.length() - port.length());
        Pattern told =
                Pattern.compile(Pattern.quote(name) + "(?:" + Pattern.quote(port) + ")?", Pattern.CASE_INSENSITIVE);
        return told.matcher(text).replaceAll("");
    }

    /** Whether another visitor got this page: the same bytes, or the same title and most of the shingles. */
    public boolean isAlso(Page other) {
        if (other == null) {
            return false;
        }
        if (Arrays.equals(digest, other.digest)) {
            return true;
        }
        return words >= FEW && other.words >= FEW && title.equals(other.title) && shareIn(other) >= SAME;
    }

    /** Number of words, which tells a page from a sentence. */
    public int words() {
        return words;
    }

    /** Which part of this page's shingles is in another, judged by those that both would have kept. */
    private double shareIn(Page other) {
        int bound = Math.min(bound(sample), bound(other.sample));
        int[] own = IntStream.of(sample).filter(hash -> hash <= bound).toArray();
        long shared = IntStream.of(own)
                .filter(hash -> Arrays.binarySearch(other.sample, hash) >= 0)
                .count();
        return own.length == 0 ? 0 : (double) shared / own.length;
    }

    private static int bound(int[] sample) {
        return sample.length < SAMPLE ? Integer.MAX_VALUE : sample[sample.length - 1];
    }

    /** So that hashes of like texts are not like each other (the finaliser of MurmurHash3). */
    private static int scattered(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Pages with the same bytes are equal; the rest follows from these. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Page page && Arrays.equals(digest, page.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return title.isEmpty() ? "a page of " + words + " words" : "'" + title + "'";
    }
}
