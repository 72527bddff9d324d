/* dashboard/web/spool.c - see spool.h. */
#include "dashboard/web/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PIECE = 16 << 10 };

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

/* Adds to the file, veiled: what people send must not be found on a disk later. */
static bool write_veiled(struct spool *spool, uint64_t at, const char *data, size_t size)
{
	char veiled[PIECE];

	while (size > 0) {
		const size_t part = size < sizeof veiled ? size : sizeof veiled;

		secret_veil(spool->key, at, data, part, veiled);
		if (!write_all(spool->file - 1, veiled, part))
			return false;
		at += part;
		data += part;
		size -= part;
	}
	return true;
}

/* What is in memory goes to a file, and all that follows. */
static bool move_to_file(struct spool *spool)
{
	spool->file = make_file() + 1;
	secret_veil_key(spool->key);
	return spool->file > 0 && write_veiled(spool, 0, text_z(&spool->memory), spool->size);
}

bool spool_add(struct spool *spool, const char *data, size_t size)
{
	if (spool->file == 0 && spool->size + size > SPOOL_MEMORY && !move_to_file(spool))
		return false;
	if (spool->file == 0)
		text_add(&spool->memory, (struct span){ data, size });
	else if (!write_veiled(spool, spool->size, data, size))
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
	/* private: what is unveiled stays in memory */
	spool->view = mmap(
		NULL, spool->size, PROT_READ | PROT_WRITE, MAP_PRIVATE, spool->file - 1, 0);
	if (spool->view == MAP_FAILED) {
		spool->view = NULL;
		return false;
	}
	secret_veil(spool->key, 0, spool->view, spool->size, spool->view);
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
