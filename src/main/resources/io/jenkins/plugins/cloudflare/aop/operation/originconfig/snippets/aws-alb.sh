#!/bin/sh
# Cloudflare Authenticated Origin Pulls, phase @phase@, for @hostnames@.
# Written by aopOriginConfig: run the step again instead of changing this file.
#
# Sets up an Application Load Balancer with the AWS CLI 2. It can be run again at any time:
#
accept> #     LISTENER_ARN=arn:aws:elasticloadbalancing:... sh aws-alb.sh
enforce> #     LISTENER_ARN=arn:aws:elasticloadbalancing:... BUCKET=bucket-in-the-same-region sh aws-alb.sh
#
# Client certificates belong to the listener, and so to all names that it serves. The listener for port 80 must only
# redirect: there are no certificates in plain HTTP.
set -eu
cd "$(dirname "$0")"
: "${LISTENER_ARN:?give the ARN of the HTTPS listener}"
accept>
accept> # Asks for a certificate and serves everybody. A load balancer cannot verify without requiring: the target gets what was
accept> # presented in the header X-Amzn-Mtls-Clientcert, and may log it.
accept> aws elbv2 modify-listener --listener-arn "$LISTENER_ARN" --mutual-authentication Mode=passthrough
enforce> : "${BUCKET:?give the name of an S3 bucket in the region of the load balancer}"
enforce>
enforce> # Whoever has a certificate that was issued below one of these is let in: @authorities@
enforce> aws s3 cp origin-pull-ca.pem "s3://$BUCKET/cloudflare-aop/origin-pull-ca.pem"
enforce> bundle="--ca-certificates-bundle-s3-bucket $BUCKET --ca-certificates-bundle-s3-key cloudflare-aop/origin-pull-ca.pem"
enforce> arn='TrustStores[0].TrustStoreArn'
enforce> if store=$(aws elbv2 describe-trust-stores --names cloudflare-aop --query "$arn" --output text 2>/dev/null); then
enforce>     aws elbv2 modify-trust-store --trust-store-arn "$store" $bundle
enforce> else
enforce>     store=$(aws elbv2 create-trust-store --name cloudflare-aop $bundle --query "$arn" --output text)
enforce> fi
enforce> # A new trust store takes a while.
enforce> for attempt in 1 2 3 4 5 6 7 8 9 10; do
enforce>     status=$(aws elbv2 describe-trust-stores --trust-store-arns "$store" --query 'TrustStores[0].Status' --output text)
enforce>     if [ "$status" = ACTIVE ]; then break; fi
enforce>     sleep 5
enforce> done
enforce>
enforce> # The handshake fails for everybody without a certificate that verifies.
enforce> aws elbv2 modify-listener --listener-arn "$LISTENER_ARN" --mutual-authentication "Mode=verify,TrustStoreArn=$store"
