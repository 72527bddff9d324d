/* dashboard/web/supervisor.c - see supervisor.h. */
#include "dashboard/web/supervisor.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void supervisor_tell(const char *state)
{
	const char *path = getenv("NOTIFY_SOCKET");
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t size = path == NULL ? 0 : strlen(path);
	int fd;

	if (size < 2 || size >= sizeof address.sun_path || strchr("/@", *path) == NULL)
		return;
	memcpy(address.sun_path, path, size);
	if (*path == '@')
		*address.sun_path = '\0'; /* a name in the kernel, not in the file system */
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return;
	(void)sendto(fd, state, strlen(state), MSG_NOSIGNAL,
		(const struct sockaddr *)(const void *)&address,
		(socklen_t)(offsetof(struct sockaddr_un, sun_path) + size));
	(void)close(fd);
}

int supervisor_patience(void)
{
	const char *microseconds = getenv("WATCHDOG_USEC"), *pid = getenv("WATCHDOG_PID");

	if (microseconds == NULL || (pid != NULL && strtol(pid, NULL, 10) != (long)getpid()))
		return 0;
	return (int)(strtoll(microseconds, NULL, 10) / 1000000);
}
