package main
import ("bytes";"crypto/tls";"crypto/x509";"encoding/pem";"errors";"net/http";"os";"time";"net";"bufio";"io";"strings")
const P = "@PKI@/"
var _ = time.Now; var _ = bytes.Equal; var _ = errors.New
func load(n string) *x509.Certificate { b, _ := os.ReadFile(P + n); k, _ := pem.Decode(b); c, e := x509.ParseCertificate(k.Bytes); if e != nil { panic(e) }; return c }
func pair(n string) tls.Certificate { c, e := tls.LoadX509KeyPair(P+n+".crt", P+n+".key"); if e != nil { panic(e) }; return c }
func pool(cs ...*x509.Certificate) *x509.CertPool { p := x509.NewCertPool(); for _, c := range cs { p.AddCert(c) }; return p }
var page = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("secret\n")) })
func serve(addr string, h http.Handler, c *tls.Config) { panic((&http.Server{Addr: addr, Handler: h, TLSConfig: c}).ListenAndServeTLS("", "")) }
func main() { l, e := net.Listen("tcp", "127.0.0.1:443"); if e != nil { panic(e) }
 for { c, e := l.Accept(); if e != nil { continue }; go func() { b := bufio.NewReaderSize(c, 20000); to := "127.0.0.1:8442"
  if h, e := b.Peek(5); e == nil && h[0] == 22 { n := int(h[3])<<8 | int(h[4]); if r, e := b.Peek(5 + n); e == nil { if strings.EqualFold(sni(r), "app.example.test") { to = "127.0.0.1:8441" } } }
  d, e := net.Dial("tcp", to); if e != nil { c.Close(); return }; go func() { io.Copy(d, b); d.(*net.TCPConn).CloseWrite() }(); io.Copy(c, d); c.Close() }() } }
type ro struct{ r io.Reader }
func (c ro) Read(p []byte) (int, error) { return c.r.Read(p) }
func (c ro) Write(p []byte) (int, error) { return 0, io.ErrClosedPipe }
func (c ro) Close() error { return nil }
func (c ro) LocalAddr() net.Addr { return nil }
func (c ro) RemoteAddr() net.Addr { return nil }
func (c ro) SetDeadline(t time.Time) error { return nil }
func (c ro) SetReadDeadline(t time.Time) error { return nil }
func (c ro) SetWriteDeadline(t time.Time) error { return nil }
func sni(rec []byte) string { n := ""; tls.Server(ro{bytes.NewReader(rec)}, &tls.Config{GetConfigForClient: func(h *tls.ClientHelloInfo) (*tls.Config, error) { n = h.ServerName; return nil, io.EOF }}).Handshake(); return n }
