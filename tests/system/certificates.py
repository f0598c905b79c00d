# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate authority for the bench: a root, an intermediate, and leaves good and bad, all made by openssl."""

import base64
import hashlib
import re
import ssl
import subprocess
from pathlib import Path

CONFIGURATION = """\
[ca]
default_ca = bench
[bench]
database = index.txt
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
rand_serial = yes
[any]
commonName = supplied
"""
AUTHORITY = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n"
LEAF = "basicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName={names}\n"
VALID = ("20240101000000Z", "20491231235959Z")
EXPIRED = ("20240101000000Z", "20250101000000Z")


class Certificates:
    """Leaves by kind: trusted, expired and other-name come from the intermediate, self-signed from nobody."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(mode=0o755)
        (self.folder / "ca.cnf").write_text(CONFIGURATION)
        (self.folder / "index.txt").write_text("")
        self._issue("root", "Bench root", AUTHORITY, issuer=None)
        self._issue("intermediate", "Bench intermediate", AUTHORITY, issuer="root")
        self._issue("expired-intermediate", "Bench intermediate, expired", AUTHORITY, issuer="root", dates=EXPIRED)

    @property
    def root(self):
        return self.folder / "root.pem"

    def leaf(self, file, name, kind="trusted", key="ec", also=()):
        """Makes a leaf for a host, which may have other names besides; gives the file with its key and the chain that the server sends."""
        subject = "elsewhere.bench.example" if kind == "other-name" else name
        issuer = {"self-signed": None, "expired-authority": "expired-intermediate"}.get(kind, "intermediate")
        dates = EXPIRED if kind == "expired" else VALID
        self._issue(file, subject, LEAF.format(names=",".join(f"DNS:{own}" for own in (subject, *also))), issuer, dates, key)
        parts = [self.folder / f"{file}.key", self.folder / f"{file}.pem"]
        if issuer:
            parts.append(self.folder / f"{issuer}.pem")
        chain = self.folder / f"{file}.chain"
        chain.write_text("".join(part.read_text() for part in parts))
        chain.chmod(0o644)  # the servers' workers read it; it protects nothing
        return chain

    def tlsa(self, parameters, files, kind):
        """A TLSA record's data: `3 1 1` of a host's first leaf, `3 1 1 second` of its second, `2 1 1` of what issued them.

        `3 1 1 other` matches nothing, `3 1 1 nothing` is the hash of no data at all.
        """
        usage, selector, matching, *rest = parameters.split()
        authority = "expired-intermediate" if kind == "expired-authority" else "intermediate"
        source = authority if usage in ("0", "2") else files["second" in rest]
        pem = (self.folder / f"{source}.pem").read_text()
        data = self._public_key(source) if selector == "1" else ssl.PEM_cert_to_DER_cert(pem)
        data = b"" if "nothing" in rest else data + b"other" if "other" in rest else data
        digest = {"0": lambda d: d, "1": lambda d: hashlib.sha256(d).digest(), "2": lambda d: hashlib.sha512(d).digest()}
        return f"{usage} {selector} {matching} {digest[matching](data).hex()}"

    def _public_key(self, name):
        pem = self._openssl("x509", "-in", f"{name}.pem", "-noout", "-pubkey")
        return base64.b64decode(re.sub("-----.*?-----", "", pem))

    def _issue(self, name, subject, extensions, issuer, dates=VALID, key="ec"):
        kind = ["rsa:2048"] if key == "rsa" else ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        self._openssl("req", "-new", "-newkey", *kind, "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr",
                      "-subj", f"/CN={subject[:64]}")
        (self.folder / f"{name}.ext").write_text(extensions)
        signed_by = ["-cert", f"{issuer}.pem", "-keyfile", f"{issuer}.key"] if issuer else \
                    ["-selfsign", "-keyfile", f"{name}.key"]
        self._openssl("ca", "-batch", "-notext", "-config", "ca.cnf", "-in", f"{name}.csr", "-out", f"{name}.pem",
                      "-startdate", dates[0], "-enddate", dates[1], "-extfile", f"{name}.ext", *signed_by)

    def _openssl(self, *arguments):
        result = subprocess.run(["openssl", *arguments], cwd=self.folder, capture_output=True, text=True)
        if result.returncode != 0:
            raise RuntimeError(f"openssl {arguments[0]}: {result.stderr.strip()}")
        return result.stdout
