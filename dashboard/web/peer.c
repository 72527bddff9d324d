/* dashboard/web/peer.c - see peer.h. */
#include "dashboard/web/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

static bool key_of_four(struct in_addr four, unsigned char ret[PEER_KEY])
{
	memcpy(ret + PEER_KEY - sizeof four, &four, sizeof four);
	return four.s_addr != htonl(INADDR_LOOPBACK);
}

static bool key_of_six(const struct in6_addr *six, unsigned char ret[PEER_KEY])
{
	struct in_addr four;

	if (IN6_IS_ADDR_V4MAPPED(six)) {
		memcpy(&four, six->s6_addr + sizeof *six - sizeof four, sizeof four);
		return key_of_four(four, ret);
	}
	memcpy(ret, six, PEER_KEY);
	return !IN6_IS_ADDR_LOOPBACK(six);
}

bool peer_key(const struct sockaddr *peer, unsigned char ret[PEER_KEY])
{
	memset(ret, 0, PEER_KEY);
	if (peer->sa_family == AF_INET)
		return key_of_four(((const struct sockaddr_in *)(const void *)peer)->sin_addr, ret);
	return peer->sa_family == AF_INET6 &&
		key_of_six(&((const struct sockaddr_in6 *)(const void *)peer)->sin6_addr, ret);
}

bool peer_key_of(const char *address, unsigned char ret[PEER_KEY])
{
	struct in6_addr six;
	struct in_addr four;

	memset(ret, 0, PEER_KEY);
	if (address == NULL)
		return false;
	if (inet_pton(AF_INET, address, &four) == 1)
		return key_of_four(four, ret);
	return inet_pton(AF_INET6, address, &six) == 1 && key_of_six(&six, ret);
}
