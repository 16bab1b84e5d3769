// A server of the tests that speaks HTTP/3 with quic-go. Takes a certificate, its key and a CA for clients, then one
// argument for each port: the port, the way client certificates are looked at, and options, with commas between them.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/lucas-clemente/quic-go"
	"github.com/lucas-clemente/quic-go/http3"
)

var modes = map[string]tls.ClientAuthType{
	"none":               tls.NoClientCert,
	"request":            tls.RequestClientCert,
	"verify_if_given":    tls.VerifyClientCertIfGiven,
	"require":            tls.RequireAnyClientCert,
	"require_and_verify": tls.RequireAndVerifyClientCert,
}

func main() {
	certificate, err := tls.LoadX509KeyPair(os.Args[1], os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	pem, err := os.ReadFile(os.Args[3])
	if err != nil {
		log.Fatal(err)
	}
	clients := x509.NewCertPool()
	clients.AppendCertsFromPEM(pem)
	for _, argument := range os.Args[4:] {
		parts := strings.Split(argument, ",")
		config := &tls.Config{
			Certificates: []tls.Certificate{certificate},
			ClientCAs:    clients,
			ClientAuth:   modes[parts[1]],
		}
		validate := false
		versions := []quic.VersionNumber{quic.Version1}
		for _, option := range parts[2:] {
			switch option {
			case "retry":
				validate = true
			case "x25519":
				config.CurvePreferences = []tls.CurveID{tls.X25519}
			case "draft29":
				versions = []quic.VersionNumber{quic.VersionDraft29}
			case "one_name":
				config.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
					if hello.ServerName != "www.example.test" {
						return nil, errors.New("no such name")
					}
					return nil, nil
				}
			case "p384":
				config.CurvePreferences = []tls.CurveID{tls.CurveP384}
			}
		}
		socket, err := net.ListenPacket("udp", "127.0.0.1:"+parts[0])
		if err != nil {
			log.Fatal(err)
		}
		server := &http3.Server{
			TLSConfig: config,
			QuicConfig: &quic.Config{
				Versions:                 versions,
				RequireAddressValidation: func(net.Addr) bool { return validate },
			},
			Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Server", "quic-go")
				w.Write([]byte("origin"))
			}),
		}
		go func() { log.Fatal(server.Serve(socket)) }()
	}
	select {}
}
