/**
 * Many visits of many targets in three rounds: survey, proof, detours. A request enters, one result for each target
 * leaves, in their order. Different addresses are visited at once, one address only a few times at once, within the
 * limits that the request sets.
 */
package io.jenkins.plugins.cloudflare.aop.origin.probe;
