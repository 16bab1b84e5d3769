package main
import ("bytes";"crypto/tls";"crypto/x509";"encoding/pem";"errors";"net/http";"os";"time")
const P = "@PKI@/"
var _ = time.Now; var _ = bytes.Equal; var _ = errors.New
func load(n string) *x509.Certificate { b, _ := os.ReadFile(P + n); k, _ := pem.Decode(b); c, e := x509.ParseCertificate(k.Bytes); if e != nil { panic(e) }; return c }
func pair(n string) tls.Certificate { c, e := tls.LoadX509KeyPair(P+n+".crt", P+n+".key"); if e != nil { panic(e) }; return c }
func pool(cs ...*x509.Certificate) *x509.CertPool { p := x509.NewCertPool(); for _, c := range cs { p.AddCert(c) }; return p }
var page = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("secret\n")) })
func serve(addr string, h http.Handler, c *tls.Config) { panic((&http.Server{Addr: addr, Handler: h, TLSConfig: c}).ListenAndServeTLS("", "")) }
func main() { ca := load("ours.crt")
 serve("127.0.0.1:443", page, &tls.Config{Certificates: []tls.Certificate{pair("srv")}, ClientAuth: tls.RequireAnyClientCert, ClientCAs: pool(ca), VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
  leaf, e := x509.ParseCertificate(raw[0]); if e != nil { return e }
  in := pool(); for _, r := range raw[1:] { if c, e := x509.ParseCertificate(r); e == nil { in.AddCert(c) } }
  _, e = leaf.Verify(x509.VerifyOptions{Roots: pool(ca), Intermediates: in, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); return e }}) }
