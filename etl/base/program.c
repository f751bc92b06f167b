/*
 * program: see program.h.
 */
#include "program.h"

#include <string.h>

/* Reads what the program says until it ends; keeps the end, which tells why it stopped. */
static bool listen_to(struct child *child, char said[PROGRAM_SAID_BYTES], struct error *err)
{
    size_t kept = 0;
    char bytes[PROGRAM_SAID_BYTES];
    for (size_t length = 1; length > 0;) {
        if (!child_read(child, bytes, sizeof bytes, &length, err)) return false;
        size_t room = PROGRAM_SAID_BYTES - 1 - kept, over = length > room ? length - room : 0;
        if (over > kept) over = kept; /* only where length is the whole buffer */
        memmove(said, said + over, kept - over);
        kept -= over;
        size_t take =
            length < PROGRAM_SAID_BYTES - 1 - kept ? length : PROGRAM_SAID_BYTES - 1 - kept;
        memcpy(said + kept, bytes + length - take, take);
        kept += take;
    }
    said[kept] = '\0';
    return true;
}

bool program_run(const struct program *program, char said[PROGRAM_SAID_BYTES], bool *ret_good,
                 struct error *err)
{
    struct child child = {.from_fd = -1, .to_fd = -1};
    enum child_end end;
    int detail = 0;
    if (!child_exec(&child, program->limits, program->path, program->argv, program->environment,
                    false, program->folder, err))
        return false;
    if (!listen_to(&child, said, err)) {
        child_kill(&child);
        return false;
    }
    if (!child_wait(&child, &end, &detail, err)) return false;
    *ret_good = end == CHILD_EXITED && detail == 0;
    return true;
}

const char *program_last_line(char *said)
{
    size_t length = strlen(said);
    while (length > 0 && (said[length - 1] == '\n' || said[length - 1] == ' '))
        said[--length] = '\0';
    const char *start = strrchr(said, '\n');
    return start ? start + 1 : said;
}
