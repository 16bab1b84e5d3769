ats() { # plain port: remap everything to 8001
 local d=$W/ats; mkdir -p $d/{etc,run,log,cache}; cp -r /etc/trafficserver/. $d/etc/ 2>/dev/null
 printf 'map / http://127.0.0.1:8001/\n' >$d/etc/remap.config; printf 'cache.db 16M\n' >/dev/null; echo "$d/cache 64M" >$d/etc/storage.config
 cat >$d/etc/records.config <<X
CONFIG proxy.config.http.server_ports STRING 127.0.0.1:$1
CONFIG proxy.config.http.server_ports STRING $1
CONFIG proxy.config.admin.user_id STRING #-1
CONFIG proxy.config.http.cache.http INT 0
CONFIG proxy.config.url_remap.pristine_host_hdr INT 1
CONFIG proxy.config.exec_thread.autoconfig INT 0
CONFIG proxy.config.exec_thread.limit INT 1
CONFIG proxy.config.log.logging_enabled INT 0
CONFIG proxy.config.diags.debug.enabled INT 0
X
 cat >$d/run.yaml <<X
prefix: /usr
exec_prefix: /usr
bindir: /usr/bin
sbindir: /usr/sbin
sysconfdir: $d/etc
datadir: $d/cache
includedir: /usr/include
libdir: /usr/lib
libexecdir: /usr/lib/trafficserver/modules
localstatedir: $d/run
runtimedir: $d/run
logdir: $d/log
cachedir: $d/cache
X
 TS_RUNROOT= up traffic_server --run-root=$d/run.yaml; }
