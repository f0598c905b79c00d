# SPDX-License-Identifier: GPL-3.0-or-later
"""nginx, every MTA-STS policy host of the bench."""

CONFIGURATION = """\
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ worker_connections 4096; }}
http {{
  access_log {folder}/nginx-access.log;
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-fastcgi;
  uwsgi_temp_path {folder}/nginx-uwsgi;
  scgi_temp_path {folder}/nginx-scgi;
  server_names_hash_bucket_size 128;
{servers}
}}
"""

SERVER = """\
  server {{
    listen {address}:443 ssl;
    server_name {name};
    ssl_protocols {protocols};
    ssl_ciphers {ciphers};
    ssl_certificate {chain};
    ssl_certificate_key {chain};
    default_type {media_type};
    root {root};
    location / {{ return 404; }}
    location = /.well-known/mta-sts.txt {{ {answer} }}
  }}
"""


class Nginx:
    def __init__(self, folder):
        self.folder = folder
        self.listening = []
        self._servers = []

    def policy_host(self, address, name, chain, policy, body):
        root = self.folder / "policies" / name
        (root / ".well-known").mkdir(parents=True, mode=0o755)
        (root / ".well-known" / "mta-sts.txt").write_bytes(body)
        answer = "" if policy.status == 200 else f"return {policy.status};"
        if policy.redirect:
            answer = f"return 302 https://{name}/elsewhere.txt;"
        old = policy.tls == "1.1"
        self._servers.append(SERVER.format(
            address=address, name=name, chain=chain, answer=answer, root=root, media_type=policy.media_type,
            protocols="TLSv1.1" if old else "TLSv1.2 TLSv1.3", ciphers="ALL:@SECLEVEL=0" if old else "HIGH"))
        self.listening.append((address, 443))

    def start(self, processes):
        configuration = self.folder / "nginx.conf"
        configuration.write_text(CONFIGURATION.format(folder=self.folder, servers="".join(self._servers)))
        processes.run("nginx", "-c", str(configuration), "-g", "daemon off;")
