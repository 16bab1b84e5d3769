/**
 * A zone as it is: the three levels, certificates, associations, days left, and what differs from what builds left.
 * Nothing is changed there; the picture leaves, with the decision whether the build may go on.
 */
package io.jenkins.plugins.cloudflare.aop.operation.status;
