vcl 4.1;
backend default none;
sub vcl_recv { if (req.http.host == "app.example.test") { return (synth(301)); } return (synth(200)); }
sub vcl_synth { if (resp.status == 301) { set resp.http.Location = "https://app.example.test" + req.url; return (deliver); } set resp.http.Content-Type = "text/plain"; set resp.body = "secret" + {"
"}; return (deliver); }
