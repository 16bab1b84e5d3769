package io.jenkins.plugins.cloudflare.aop.origin;

/** How a visit ended. */
public enum Ending {
    /** With the status of an HTTP response. */
    ANSWERED,
    /** With something over TLS that is not HTTP. */
    NOT_HTTP,
    /** With a TLS alert. */
    ALERT,
    /** The server closed the connection without an alert. */
    CLOSED,
    /** The server reset the connection. */
    RESET,
    /** Time was up. */
    TIMED_OUT,
    /** It was not even tried: probes may not visit this address. */
    FORBIDDEN,
    /** There was no connection: refused, no route, name not resolved. */
    NOT_CONNECTED,
    /** Plain text came where a ServerHello belongs. */
    PLAIN_TEXT,
    /** The server chose a TLS version that it was not offered. */
    OTHER_VERSION,
    /** The TLS stack of the probe gave up: what the server wants is beyond it or disabled on this machine. */
    OWN_FAULT
}
