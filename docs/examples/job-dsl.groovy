// Makes two jobs: a Pipeline that lets a deployment go on only when the origin refuses everybody else, and a freestyle job
// that keeps a leaf of a private CA in use and looks at the origin every night; what it finds makes its build unstable.
def site = 'www.example.com'
def addresses = '192.0.2.10, [2001:db8::10]:8443'

pipelineJob('gate') {
    parameters {
        stringParam('ORIGINS', addresses, 'Where the site is served')
    }
    definition {
        cps {
            script("""\
                node {
                    aopVerifyOrigin hostnames: '${site}', origins: params.ORIGINS,
                            certificateCredentialsId: 'origin-client'
                    echo 'the origin is proven, deploy'
                }
                """.stripIndent())
            sandbox()
        }
    }
}

freeStyleJob('watch') {
    parameters {
        stringParam('ORIGINS', addresses, 'Where the site is served')
    }
    triggers {
        cron('H 3 * * *')
    }
    steps {
        aopUploadCertificate {
            zone('example.com')
            credentialsId('cloudflare')
            issuerCredentialsId('origin-ca')
            commonName(site)
            validityDays(30)
        }
        aopEnableHostname {
            hostnames(site)
            zone('example.com')
            credentialsId('cloudflare')
        }
        aopVerifyOrigin {
            hostnames(site)
            origins('${ORIGINS}')
            issuerCredentialsId('origin-ca')
            commonName(site)
            skipPublishingChecks(true)
            onFailure('UNSTABLE')
        }
    }
    publishers {
        archiveJunit('aop/verification.xml')
    }
}
