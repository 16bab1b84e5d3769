from wsgiref.simple_server import make_server
def app(env, start):
    ok = 'SUCCESS' in env.get('HTTP_X_SSL_CLIENT_VERIFY', '')
    start('200 OK' if ok else '403 Forbidden', [('Content-Type', 'text/plain')]); return [b'secret\n' if ok else b'no\n']
make_server('127.0.0.1', 8001, app).serve_forever()
