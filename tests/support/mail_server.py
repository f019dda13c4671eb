#!/usr/bin/python3
"""A mail server for the tests, on this machine only: aiosmtpd (Debian: python3-aiosmtpd).

  mail_server.py FOLDER [PORT] [--refuse TEXT] [--later TEXT] [--user NAME:PASSWORD] [--tls CERT KEY] [--delay SECONDS]

Prints its port. Each mail it takes is a file in FOLDER, on the disk before it says 250. Receivers whose address contains
the text of --refuse get 550, those of --later 451."""
import argparse
import asyncio
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, options):
        self.options = options
        self.count = len(os.listdir(options.folder))

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if self.options.refuse and self.options.refuse in address:
            return '550 5.1.1 Mailbox unknown'
        if self.options.later and self.options.later in address:
            return '451 4.2.1 Mailbox busy, try later'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        if self.options.delay:
            await asyncio.sleep(self.options.delay)
        self.count += 1
        name = os.path.join(self.options.folder, f'{self.count:06}.eml')
        with open(name + '.part', 'wb') as file:
            file.write(f'X-Receiver: {",".join(envelope.rcpt_tos)}\r\n'.encode())
            file.write(envelope.original_content)
            file.flush()
            os.fsync(file.fileno())
        os.rename(name + '.part', name)
        if self.options.delay:
            await asyncio.sleep(self.options.delay)
        return '250 2.0.0 Taken'


def authenticator(wanted):
    name, _, password = wanted.partition(':')

    def check(server, session, envelope, mechanism, data):
        good = getattr(data, 'login', b'') == name.encode() and getattr(data, 'password', b'') == password.encode()
        return AuthResult(success=good, handled=True)

    return check


async def serve(options):
    loop = asyncio.get_running_loop()
    keeper = Keeper(options)
    settings = {'hostname': 'mail.example', 'enable_SMTPUTF8': False, 'ident': 'mail server of the tests'}
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options.tls)
        settings.update(tls_context=context, require_starttls=True)
    if options.user:
        settings.update(authenticator=authenticator(options.user), auth_required=True, auth_require_tls=bool(options.tls))
    server = await loop.create_server(lambda: SMTP(keeper, **settings), '127.0.0.1', options.port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


parser = argparse.ArgumentParser()
parser.add_argument('folder')
parser.add_argument('port', type=int, nargs='?', default=0)
parser.add_argument('--refuse', default='')
parser.add_argument('--later', default='')
parser.add_argument('--user', default='')
parser.add_argument('--tls', nargs=2)
parser.add_argument('--delay', type=float, default=0)
asyncio.run(serve(parser.parse_args()))
