package io.jenkins.plugins.cloudflare.aop.cloudflare;

/** Kinds of calls, as far as they differ in the permission they need or in what an error code means. */
public enum ApiAction {
    FIND_ZONE("'Zone: Read'"),
    READ_CERTIFICATES("'SSL and Certificates: Edit' (Read is enough for looking)"),
    UPLOAD("'SSL and Certificates: Edit'"),
    DELETE("'SSL and Certificates: Edit'"),
    READ_ASSOCIATIONS("'SSL and Certificates: Edit' (Read is enough for looking)"),
    ASSOCIATE("'SSL and Certificates: Edit'"),
    READ_SETTINGS("'Zone Settings: Read'"),
    READ_DNS("'DNS: Read'"),
    CHANGE_SETTINGS("'Zone Settings: Edit'"),
    READ_ALERTS("'Notifications: Edit' (Account Settings: Read is enough for looking)", "the account"),
    CREATE_ALERT("'Notifications: Edit'", "the account");

    private final String permission;
    private final String scope;

    ApiAction(String permission) {
        this(permission, "this zone");
    }

    ApiAction(String permission, String scope) {
        this.permission = permission;
        this.scope = scope;
    }

    /** What the permission has to be given for. */
    public String scope() {
        return scope;
    }

    /** The permission as the dashboard's token page names it, in quotes. */
    public String permission() {
        return permission;
    }
}
