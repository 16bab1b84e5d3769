/**
 * The use cases. Each one looks first at what is there and does only what is missing, and advances until it is done or
 * has to wait, so that a Pipeline step, a freestyle step and the standalone runner drive the same operations. A spec
 * enters a room's use case, a result leaves; this root holds the one exception that every room throws.
 *
 * <p>The rooms, each of which may import those above it:
 *
 * <ul>
 *   <li>{@code parameter}: what a person typed becomes a checked value
 *   <li>{@code journal}: what a later run must know of a zone, written ahead
 *   <li>{@code engine}: how any operation runs, and the ports to the outside
 *   <li>{@code zone}: a look at a zone
 *   <li>{@code upload}: {@code aopUploadCertificate}
 *   <li>{@code associate}: {@code aopEnableHostname} and {@code aopDisableHostname}
 *   <li>{@code verify}: {@code aopVerifyOrigin}
 *   <li>{@code prune}: {@code aopPruneCertificates}
 *   <li>{@code status}: {@code aopStatus}
 *   <li>{@code setting}: {@code aopEnableGlobally} and {@code aopExpirationAlert}
 *   <li>{@code originconfig}: {@code aopOriginConfig}
 *   <li>{@code rotate}: {@code aopRotateCertificate}, from the parts of upload, associate and verify
 * </ul>
 *
 * <p>Associate, verify, prune, status, setting and originconfig do not import each other.
 */
package io.jenkins.plugins.cloudflare.aop.operation;
