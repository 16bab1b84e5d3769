// A server of the tests that speaks HTTP/3 with quic-go. Takes a certificate, its key and a CA for clients, then one
// argument for each port: the port, the way client certificates are looked at, and options, with commas between them.
package main

import (
	"crypto/tls"
	"crypto/x509"
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
		for _, option := range parts[2:] {
			switch option {
			case "retry":
				validate = true
			case "x25519":
				config.CurvePreferences = []tls.CurveID{tls.X25519}
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
