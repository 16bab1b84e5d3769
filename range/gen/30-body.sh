. @RANGE@/gen/common.sh
KIND=body
d nginx-error-page-app OPEN "error_page 495 496 @app: the whole site under status 400"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; error_page 495 496 @app; root @W@/site; location / { index index.html; } location @app { rewrite ^ /index.html break; } }
E
pages; start 'ngx; listens 443'; attack 'c $U/'
d nginx-error-page-app-changing OPEN "the same with parts of the page that change with each visit"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; error_page 495 496 @app; root @W@/site; location / { index index.html; sub_filter_once on; sub_filter '</main>' '<p>request $request_id at $msec</p><input name=csrf value=$request_id></main>'; } location @app { rewrite ^ /index.html break; sub_filter '</main>' '<p>request $request_id at $msec</p><input name=csrf value=$request_id></main>'; } }
E
pages; start 'ngx; listens 443'; attack 'c $U/'
d nginx-403-body OPEN "403 with the application's answer as its error page"
nx <<'E'
 server { listen 127.0.0.1:8001; root @W@/site; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; error_page 403 @app; location / { if ($ssl_client_verify != SUCCESS) { return 403; } proxy_pass http://127.0.0.1:8001; } location @app { proxy_pass http://127.0.0.1:8001; } }
E
pages; start 'ngx; listens 443'; attack 'c $U/'
d nginx-503-body "OPEN NOT-PASS" "503 with the application's answer as its error page"
nx <<'E'
 server { listen 127.0.0.1:8001; root @W@/site; }
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; error_page 503 @app; location / { if ($ssl_client_verify != SUCCESS) { return 503; } proxy_pass http://127.0.0.1:8001; } location @app { proxy_pass http://127.0.0.1:8001; } }
E
pages; start 'ngx; listens 443'; attack 'c $U/'
d apache-errordocument OPEN "ErrorDocument 403 is the front page, which everybody may read as a file"
ax <<E
Listen 127.0.0.1:443
DocumentRoot @W@/site
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient optional
 ErrorDocument 403 /index.html
 <Location />
  Require expr "%{SSL_CLIENT_VERIFY} == 'SUCCESS' || -n %{REDIRECT_STATUS}"
 </Location>
 <Files index.html>
  Require expr "-n env('REDIRECT_STATUS') || -n reqenv('REDIRECT_STATUS') || %{SSL_CLIENT_VERIFY} == 'SUCCESS'"
 </Files>
</VirtualHost>
E
sed -i '/<Location/,/<\/Files>/d' $CUR/apache.conf; sed -i 's#^</VirtualHost># RewriteEngine on\n RewriteCond %{SSL:SSL_CLIENT_VERIFY} !=SUCCESS\n RewriteCond %{ENV:REDIRECT_STATUS} ^$\n RewriteRule ^ - [F]\n <Location />\n  Require all granted\n </Location>\n</VirtualHost>#' $CUR/apache.conf
pages; start 'apa; listens 443'; attack 'c $U/'
d haproxy-403-body OPEN "http-request return status 403 with the page"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional alpn h2,http/1.1
  http-request return status 403 content-type text/html file @W@/site/index.html unless { ssl_c_used } { ssl_c_verify 0 }
  http-request return status 200 content-type text/html file @W@/site/index.html
E
pages; start 'hap; listens 443'; attack 'c $U/'
d node-401-body OPEN "the status is set to 401, and then the page is rendered all the same"
node_ <<'E'
let n=0; https.createServer({...base,maxVersion:'TLSv1.2'},(q,s)=>{ if(!q.socket.authorized) s.statusCode=401; s.setHeader('content-type','text/html'); s.end(fs.readFileSync('@W@/site/index.html','utf8').replace('</main>','<p>visit '+(++n)+' '+new Date().toISOString()+'</p></main>')); }).listen(443,'127.0.0.1');
E
pages; start 'nod; listens 443'; attack 'c $U/'
d caddy-handle-errors OPEN "error 403 unless verified, handle_errors gives the page with it"
cd_ <<'E'
https://app.example.test {
 bind 127.0.0.1
 tls @PKI@/srv.crt @PKI@/srv.key {
  client_auth {
   mode verify_if_given
   trusted_ca_cert_file @PKI@/ours.crt
  }
 }
 root * @W@/site
 @none expression `{http.request.tls.client.subject} == null || {http.request.tls.client.subject} == ""`
 error @none 403
 file_server
 handle_errors {
  rewrite * /index.html
  file_server
 }
}
E
pages; start 'cad; listens 443'; attack 'c $U/'
# twins
d t-nginx-403-layout PASS "twin: the refusal wears the site's layout and title"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client optional; error_page 403 /403.html; root @W@/site; location = /403.html { internal; } location / { if ($ssl_client_verify != SUCCESS) { return 403; } index index.html; } }
E
pages; cat >$CUR/site/403.html <<'E'
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Example application</title></head><body><header>Example application</header>
<main><h1>No entry</h1><p>This page is for those who come by way of the content delivery network and show a client certificate that our own
authority has issued; you did not show one that we know.</p></main>
<footer>Example application, all rights reserved</footer></body></html>
E
start 'ngx; listens 443'; attack 'c $U/'
d t-nginx-496-page PASS "twin: 495 and 496 have a page of their own with status 496"
nx <<'E'
 server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; error_page 495 496 =496 /no.html; location = /no.html { internal; return 496 "a client certificate is needed\n"; } location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c $U/'
d t-nginx-400 PASS "twin: nginx's own 400"
nx <<'E'
 server { listen 127.0.0.1:443 ssl http2; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
E
start 'ngx; listens 443'; attack 'c $U/'
d t-haproxy-403 PASS "twin: HAProxy's own 403, HTTP/2 too"
hx <<'E'
frontend f
  bind 127.0.0.1:443 ssl crt @PKI@/srv.pem ca-file @PKI@/ours.crt verify optional crt-ignore-err all ca-ignore-err all alpn h2,http/1.1
  http-request deny unless { ssl_c_used } { ssl_c_verify 0 }
  http-request return status 200 content-type text/plain string "secret\n"
E
start 'hap; listens 443'; attack 'c $U/'
