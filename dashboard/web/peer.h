/*
 * dashboard/web/peer.h - the part of an address by which a peer is counted: of IPv4 all of it, also where it
 * is written as IPv6; of IPv6 the first 64 bits, which are one household's or one company's.
 */
#ifndef DASHBOARD_WEB_PEER_H
#define DASHBOARD_WEB_PEER_H

#include <sys/socket.h>

#include "base/lang.h"

enum { PEER_KEY = 8 };

/* False for this machine's own address and a socket of its own: a proxy brings everybody from there. */
MUST_CHECK bool peer_key(const struct sockaddr *peer, unsigned char ret[PEER_KEY]);

/* The same of an address as text; false for NULL and what is none, too. */
MUST_CHECK bool peer_key_of(const char *address, unsigned char ret[PEER_KEY]);

#endif
