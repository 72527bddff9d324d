/* dashboard/web/spool.c - see spool.h. */
#include "dashboard/web/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static int make_file(void)
{
	char name[] = "/var/tmp/tiendo-XXXXXX";
	int fd = mkostemp(name, O_CLOEXEC);

	if (fd >= 0)
		(void)unlink(name);
	return fd;
}

static bool write_all(int fd, const char *data, size_t size)
{
	while (size > 0) {
		ssize_t count = write(fd, data, size);

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return false;
		data += count;
		size -= (size_t)count;
	}
	return true;
}

/* What is in memory goes to a file, and all that follows. */
static bool move_to_file(struct spool *spool)
{
	spool->file = make_file() + 1;
	return spool->file > 0 && write_all(spool->file - 1, text_z(&spool->memory), spool->size);
}

bool spool_add(struct spool *spool, const char *data, size_t size)
{
	if (spool->file == 0 && spool->size + size > SPOOL_MEMORY && !move_to_file(spool))
		return false;
	if (spool->file == 0)
		text_add(&spool->memory, (struct span){ data, size });
	else if (!write_all(spool->file - 1, data, size))
		return false;
	spool->size += size;
	return true;
}

bool spool_view(struct spool *spool, struct span *ret)
{
	if (spool->file == 0) {
		*ret = text_span(&spool->memory);
		return true;
	}
	spool->view = mmap(NULL, spool->size, PROT_READ, MAP_PRIVATE, spool->file - 1, 0);
	if (spool->view == MAP_FAILED) {
		spool->view = NULL;
		return false;
	}
	*ret = (struct span){ spool->view, spool->size };
	return true;
}

void spool_done(struct spool *spool)
{
	if (spool->view != NULL)
		(void)munmap(spool->view, spool->size);
	if (spool->file > 0)
		(void)close(spool->file - 1);
	text_done(&spool->memory);
	*spool = (struct spool){ 0 };
}
