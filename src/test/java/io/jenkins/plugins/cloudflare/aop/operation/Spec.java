package io.jenkins.plugins.cloudflare.aop.operation;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Parameters of a step from names and values, as a script gives them. */
final class Spec {
    private Spec() {}

    static <S> S of(Class<S> type, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            String name = method.getName().substring("get".length());
            return values.get(Character.toLowerCase(name.charAt(0)) + name.substring(1));
        }));
    }

    static UploadCertificateSpec upload(Object... namesAndValues) {
        return of(UploadCertificateSpec.class, namesAndValues);
    }

    static EnableHostnameSpec enable(Object... namesAndValues) {
        return of(EnableHostnameSpec.class, namesAndValues);
    }

    static OriginConfigSpec originConfig(Object... namesAndValues) {
        return of(OriginConfigSpec.class, namesAndValues);
    }

    static VerifyOriginSpec verify(Object... namesAndValues) {
        return of(VerifyOriginSpec.class, namesAndValues);
    }
}
