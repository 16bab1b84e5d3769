package io.jenkins.plugins.cloudflare.aop.cloudflare;

/** Kinds of calls, as far as they differ in the permission they need or in what an error code means. */
public enum ApiAction {
    /** A user's token may do so without. */
    VERIFY_TOKEN("'Account API Tokens: Read'", Scope.ACCOUNT, false),
    FIND_ZONE("'Zone: Read'"),
    READ_CERTIFICATES("'SSL and Certificates: Edit' (Read is enough for looking)"),
    UPLOAD("'SSL and Certificates: Edit'", Scope.ZONE, true),
    DELETE("'SSL and Certificates: Edit'", Scope.ZONE, true),
    READ_ASSOCIATIONS("'SSL and Certificates: Edit' (Read is enough for looking)"),
    ASSOCIATE("'SSL and Certificates: Edit'", Scope.ZONE, true),
    READ_SETTINGS("'Zone Settings: Read'"),
    READ_DNS("'DNS: Read'"),
    CHANGE_SETTINGS("'Zone Settings: Edit'", Scope.ZONE, true),
    READ_ALERTS("'Notifications: Edit' (Account Settings: Read is enough for looking)", Scope.ACCOUNT, false),
    CREATE_ALERT("'Notifications: Edit'", Scope.ACCOUNT, true);

    private final String permission;
    private final String scope;
    private final boolean change;

    ApiAction(String permission) {
        this(permission, Scope.ZONE, false);
    }

    ApiAction(String permission, String scope, boolean change) {
        this.permission = permission;
        this.scope = scope;
        this.change = change;
    }

    /** Whether such a call changes something, so that after a fault it must be looked whether it did. */
    public boolean isChange() {
        return change;
    }

    /** What the permission has to be given for. */
    public String scope() {
        return scope;
    }

    /** The permission as the dashboard's token page names it, in quotes. */
    public String permission() {
        return permission;
    }

    /** In words; a class of its own, as constants of an enum cannot use its fields. */
    private static final class Scope {
        static final String ZONE = "this zone";
        static final String ACCOUNT = "the account";

        private Scope() {}
    }
}
