/**
 * The proof that an origin refuses everybody but Cloudflare. Three parts that do not mix: <em>visits</em> of an origin
 * by nobody, by impostors and by us, which only record facts ({@link io.jenkins.plugins.cloudflare.aop.origin.OriginProbe});
 * the <em>reading</em> of these facts, which is pure; and the <em>verdict</em> on all of them
 * ({@link io.jenkins.plugins.cloudflare.aop.origin.Judge}), pure as well.
 *
 * <p>The visits run where the origin can be reached, which may be a Jenkins agent: this package uses the JDK alone, what
 * goes there and comes back is Serializable, and nothing here logs.
 */
package io.jenkins.plugins.cloudflare.aop.origin;
