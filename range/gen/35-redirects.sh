. @RANGE@/gen/common.sh
KIND=redirects
EN='server { listen 127.0.0.1:443 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }'
d nginx-80-to-8080 "PLAIN_HTTP OTHER_PORT" "port 80 redirects to an open port of plain HTTP"
nx <<E
 server { listen 127.0.0.1:80; return 301 http://app.example.test:8080\$request_uri; }
 server { listen 127.0.0.1:8080; location / { return 200 "secret\n"; } }
 $EN
E
start 'ngx; listens 443 80 8080'; attack 'at 80 -o /dev/null -w "%{redirect_url}\n" http://app.example.test/; at 8080 http://app.example.test:8080/'
d nginx-80-to-9443 "PLAIN_HTTP" "port 80 redirects to an open https port that nothing else finds"
nx <<E
 server { listen 127.0.0.1:80; return 302 https://app.example.test:9443\$request_uri; }
 server { listen 127.0.0.1:9443 ssl; location / { return 200 "secret\n"; } }
 $EN
E
start 'ngx; listens 443 80 9443'; attack 'at 9443 https://app.example.test:9443/'
d haproxy-80-to-other-name "PLAIN_HTTP OTHER_NAME" "port 80 redirects to another hostname of the step at the same address, where the site is open under a path of its own"
hx <<'E'
frontend h
  bind 127.0.0.1:80
  http-request redirect location https://other.example.test/site/ code 301
frontend f
  bind 127.0.0.1:443 ssl crt-list @W@/crt-list.txt strict-sni
  http-request return status 200 content-type text/html file @W@/site/index.html if { hdr(host) -i app.example.test } { ssl_fc_sni -i app.example.test }
  http-request return status 200 content-type text/html file @W@/site/index.html if { hdr(host) -i other.example.test } { path_beg /site/ }
  http-request return status 404 content-type text/plain string "nothing here\n" if { hdr(host) -i other.example.test }
  http-request return status 421
E
f crt-list.txt <<'E'
@PKI@/srv.pem [ca-file @PKI@/ours.crt verify required] app.example.test
@PKI@/srvother.pem other.example.test
E
pages; start 'hap; listens 443 80'; attack 'c https://other.example.test/site/'
d nginx-no-sni-to-9443 "OTHER_NAME" "the default server on 443 redirects to an open https port"
nx <<E
 server { listen 127.0.0.1:443 ssl default_server; server_name _; return 302 https://app.example.test:9443\$request_uri; }
 server { listen 127.0.0.1:9443 ssl; location / { return 200 "secret\n"; } }
 $EN
E
start 'ngx; listens 443 9443'; attack 'curl -sk -o /dev/null -w "%{redirect_url}\n" https://127.0.0.1/; at 9443 https://app.example.test:9443/'
d apache-80-chain "PLAIN_HTTP OTHER_PORT" "port 80 redirects to port 8888, and that one to another open path there"
ax <<E
Listen 127.0.0.1:443
Listen 127.0.0.1:80
Listen 127.0.0.1:8888
<Location />
 Require all granted
</Location>
DocumentRoot @W@/site
<VirtualHost *:80>
 Redirect temp / http://app.example.test:8888/
</VirtualHost>
<VirtualHost *:8888>
 RewriteEngine on
 RewriteRule ^/$ http://app.example.test:8888/index.html [R=302,L]
</VirtualHost>
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient require
</VirtualHost>
E
pages; start 'apa; listens 443 80 8888'; attack 'curl -skL --connect-to ::127.0.0.1: http://app.example.test/'
d nginx-80-to-lan-path "PLAIN_HTTP" "port 80 redirects to another path on port 80, where the site is open"
nx <<E
 server { listen 127.0.0.1:80; location / { return 302 http://app.example.test/site/; } location /site/ { return 200 "secret\n"; } }
 $EN
E
start 'ngx; listens 443 80'; attack 'at 80 http://app.example.test/site/'
# twins
d t-nginx-80-to-https PASS "twin: 301 to the https front door"
nx <<E
 server { listen 127.0.0.1:80 default_server; return 301 https://\$host\$request_uri; }
 $EN
E
start 'ngx; listens 443 80'; attack 'curl -skL --max-redirs 5 --connect-to ::127.0.0.1: http://app.example.test/'
d t-nginx-80-to-8443-enforcing PASS "twin: redirect to an https port that enforces as well"
nx <<E
 server { listen 127.0.0.1:80 default_server; return 301 https://app.example.test:8443\$request_uri; }
 server { listen 127.0.0.1:8443 ssl; server_name app.example.test; ssl_verify_client on; location / { return 200 "secret\n"; } }
 $EN
E
start 'ngx; listens 443 80 8443'; attack 'at 80 http://app.example.test/; at 8443 https://app.example.test:8443/'
d t-apache-80-to-www PASS "twin: redirect to a name that is elsewhere (no name of the step, does not resolve)"
ax <<E
Listen 127.0.0.1:443
Listen 127.0.0.1:80
<Location />
 Require all granted
</Location>
DocumentRoot @W@/site
<VirtualHost *:80>
 Redirect permanent / https://www.elsewhere.invalid/
</VirtualHost>
<VirtualHost *:443>
 ServerName app.example.test
 $AXTLS
 SSLVerifyClient require
</VirtualHost>
E
pages; start 'apa; listens 443 80'; attack 'curl -skL --max-redirs 5 --connect-to ::127.0.0.1: http://app.example.test/'
d t-nginx-acme-on-80 PASS "twin: acme-challenge is served on port 80, all else goes to https"
nx <<E
 server { listen 127.0.0.1:80 default_server; location /.well-known/acme-challenge/ { root @W@/other; } location / { return 301 https://\$host\$request_uri; } }
 $EN
E
pages; mkdir -p $CUR/other/.well-known/acme-challenge; echo token >$CUR/other/.well-known/acme-challenge/t; start 'ngx; listens 443 80'; attack 'at 80 http://app.example.test/.well-known/acme-challenge/t; at 80 http://app.example.test/'
