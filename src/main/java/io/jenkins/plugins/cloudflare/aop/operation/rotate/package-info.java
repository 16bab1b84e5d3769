/**
 * {@code aopRotateCertificate}. {@code RotateCertificate} reads in the journal how far the rotation is and advances
 * the stage that follows: {@code RotationPreparation} (is it due, upload, acceptance), {@code RotationSwitch} (one
 * write, then the proof), {@code RotationRetirement} (the old certificate), or {@code RotationRollback}.
 */
package io.jenkins.plugins.cloudflare.aop.operation.rotate;
