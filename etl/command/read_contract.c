/*
 * read_contract: `thidua read --contract`: which source contract a file fits, its heading row and
 * its columns. Works without a deployment: villages then stay unknown.
 */
#include "base/path.h"
#include "contract/describe.h"
#include "read_job.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool read_contract(struct job *job, int fd, const char *path, const struct read_options *options,
                   struct error *err)
{
    struct arena *arena = job->arguments->arena;
    struct config config;
    struct contract_set contracts;
    struct stat status;
    if (fstat(fd, &status) != 0)
        return error_set(err, CODE_FILE_READ, "không xem được tệp: %s", strerror(errno));
    if (!cli_config(job->arguments, true, &config, err) ||
        !contract_set_open(arena, &contracts, err))
        return false;
    struct intake_context context = intake_context_of(&config, &contracts);
    context.file_name = path_base(path);
    context.modified_at = status.st_mtime;
    struct buffer text BUFFER_AUTO;
    buffer_init(&text, 16 << 20);
    return contract_describe(fd, options, &context, &text, err) &&
           fd_write_all(1, text.bytes, text.length, err);
}
