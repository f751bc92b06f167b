/*
 * source: see source.h.
 */
#include "source.h"

#include "base/arena.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_BYTES = 128 << 10, LINE_BEFORE_BYTES = 4096 };

void source_init(struct source *source, int fd, int64_t skip, int64_t size, enum wide wide)
{
    *source = (struct source){.fd = fd, .offset = skip, .size = size, .wide = wide};
    if (wide == WIDE_NOT) return;
    source->block = malloc(BLOCK_BYTES);
    if (source->block == NULL) memory_end(BLOCK_BYTES);
}

void source_release(struct source *source)
{
    free(source->block);
    source->block = NULL;
}

/* pread of up to length bytes, short only at the end of the file. */
static bool read_at(struct source *source, void *bytes, size_t length, size_t *ret_length,
                    struct error *err)
{
    size_t done = 0;
    if (source->offset + (int64_t)length > source->size)
        length = (size_t)(source->size - source->offset);
    while (done < length) {
        ssize_t part =
            pread(source->fd, (char *)bytes + done, length - done, source->offset + (int64_t)done);
        if (part < 0 && errno == EINTR) continue;
        if (part < 0)
            return error_set(err, CODE_FILE_READ, "không đọc được tệp: %s", strerror(errno));
        if (part == 0) break;
        done += (size_t)part;
    }
    source->offset += (int64_t)done;
    *ret_length = done;
    return true;
}

static uint32_t unit_at(const unsigned char *bytes, enum wide wide)
{
    return wide == WIDE_LITTLE ? (uint32_t)(bytes[0] | bytes[1] << 8)
                               : (uint32_t)(bytes[1] | bytes[0] << 8);
}

static size_t put(char *at, uint32_t c)
{
    if (c < 0x80) {
        at[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        at[0] = (char)(0xC0 | c >> 6);
        at[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    size_t length = c < 0x10000 ? 3 : 4;
    at[0] = (char)(length == 3 ? 0xE0 | c >> 12 : 0xF0 | c >> 18);
    if (length == 4) at[1] = (char)(0x80 | (c >> 12 & 0x3F));
    at[length - 2] = (char)(0x80 | (c >> 6 & 0x3F));
    at[length - 1] = (char)(0x80 | (c & 0x3F));
    return length;
}

/* Turns units into UTF-8; *ret_used < length where a pair is cut at the end of the block. */
static size_t narrow(const struct source *source, size_t length, bool last, char *out,
                     size_t *ret_used)
{
    size_t at = 0, written = 0;
    for (; at + 2 <= length; at += 2) {
        uint32_t unit = unit_at(source->block + at, source->wide);
        if (unit < 0xD800 || unit > 0xDFFF) {
            written += put(out + written, unit);
            continue;
        }
        bool pair = unit < 0xDC00 && at + 4 <= length;
        uint32_t second = pair ? unit_at(source->block + at + 2, source->wide) : 0;
        if (unit < 0xDC00 && !pair && !last) break;
        if (pair && second >= 0xDC00 && second <= 0xDFFF) {
            written += put(out + written, 0x10000 + ((unit & 0x3FF) << 10 | (second & 0x3FF)));
            at += 2;
        } else {
            out[written++] = '\xFF';
        }
    }
    if (last && at + 1 == length) {
        out[written++] = '\xFF';
        at++;
    }
    *ret_used = at;
    return written;
}

bool source_read(struct source *source, char *bytes, size_t capacity, size_t *ret_length,
                 struct error *err)
{
    if (source->wide == WIDE_NOT) return read_at(source, bytes, capacity, ret_length, err);
    size_t wanted = capacity / 3 * 2 & ~(size_t)1, length, used;
    if (wanted > BLOCK_BYTES) wanted = BLOCK_BYTES;
    if (!read_at(source, source->block, wanted, &length, err)) return false;
    *ret_length = narrow(source, length, source->offset >= source->size, bytes, &used);
    source->offset -= (int64_t)(length - used);
    return true;
}

/* Leaves out the line that the chunk begins in and the one it is cut in. */
static struct span whole_lines(struct span chunk, bool cut_head, bool cut_tail)
{
    const char *first = cut_head ? memchr(chunk.bytes, '\n', chunk.length) : NULL;
    if (cut_head && first == NULL) first = memchr(chunk.bytes, '\r', chunk.length);
    if (cut_head && first == NULL) return span_make(chunk.bytes, 0);
    if (first != NULL) {
        chunk.length -= (size_t)(first + 1 - chunk.bytes);
        chunk.bytes = first + 1;
    }
    size_t end = chunk.length;
    while (cut_tail && end > 0 && chunk.bytes[end - 1] != '\n' && chunk.bytes[end - 1] != '\r')
        end--;
    if (end > 0) chunk.length = end;
    return chunk;
}

/* One chunk from `offset` on, turned to UTF-8, at `bytes`; *ret_end = where its bytes end. */
static bool take_chunk(struct sample *sample, struct source *source, int64_t offset, size_t wanted,
                       bool head, char *bytes, struct error *err)
{
    size_t done = 0, length = 1;
    source->offset = offset;
    while (done < wanted && length > 0) {
        if (!source_read(source, bytes + done, wanted - done < 64 ? 64 : wanted - done, &length,
                         err))
            return false;
        done += length;
    }
    bool at_end = source->offset >= source->size;
    struct span chunk = whole_lines(span_make(bytes, done), !head, !at_end);
    if (chunk.length > 0) sample->chunks[sample->count++] = chunk;
    return true;
}

bool sample_take(struct sample *ret, int fd, int64_t skip, int64_t size, enum wide wide,
                 struct error *err)
{
    struct sample sample = {.bytes = NULL};
    struct source source;
    size_t total = SAMPLE_HEAD_BYTES + 64 + SAMPLE_CHUNKS * (size_t)(SAMPLE_CHUNK_BYTES + 64);
    source_init(&source, fd, skip, size, wide);
    sample.bytes = malloc(total);
    if (sample.bytes == NULL) memory_end(total);
    bool ok = take_chunk(&sample, &source, skip, SAMPLE_HEAD_BYTES, true, sample.bytes, err);
    sample.whole = source.offset >= size;
    int64_t rest = size - source.offset - SAMPLE_CHUNK_BYTES;
    for (int i = 1; ok && !sample.whole && i < SAMPLE_CHUNKS; i++) {
        int64_t offset = SAMPLE_HEAD_BYTES + (rest > 0 ? rest / (SAMPLE_CHUNKS - 1) * i : 0);
        if (i == SAMPLE_CHUNKS - 1) offset = size - SAMPLE_CHUNK_BYTES;
        if ((offset - skip) % 2 != 0) offset--;
        char *at =
            sample.bytes + SAMPLE_HEAD_BYTES + 64 + (size_t)(i - 1) * (SAMPLE_CHUNK_BYTES + 64);
        ok = take_chunk(&sample, &source, offset, SAMPLE_CHUNK_BYTES, false, at, err);
    }
    source_release(&source);
    if (ok)
        *ret = sample;
    else
        sample_release(&sample);
    return ok;
}

/* Number of ASCII bytes at the start. */
static size_t ascii_run(const char *bytes, size_t length)
{
    size_t i = 0;
    for (uint64_t word; i + sizeof word <= length; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0) break;
    }
    while (i < length && (unsigned char)bytes[i] < 0x80) i++;
    return i;
}

bool sample_is_ascii(const struct sample *sample)
{
    for (size_t i = 0; i < sample->count; i++)
        if (ascii_run(sample->chunks[i].bytes, sample->chunks[i].length) < sample->chunks[i].length)
            return false;
    return true;
}

bool sample_take_beyond_ascii(struct sample *ret, int fd, int64_t skip, int64_t size,
                              struct error *err)
{
    struct sample sample = {.bytes = malloc(SAMPLE_HEAD_BYTES + 64)};
    struct source source;
    size_t length = 0, ascii = 0;
    if (sample.bytes == NULL) memory_end(SAMPLE_HEAD_BYTES + 64);
    source_init(&source, fd, skip, size, WIDE_NOT);
    bool ok;
    do {
        ok = read_at(&source, sample.bytes, SAMPLE_HEAD_BYTES, &length, err);
        ascii = ascii_run(sample.bytes, length);
    } while (ok && length > 0 && ascii == length);
    int64_t from = source.offset - (int64_t)(length - ascii) - LINE_BEFORE_BYTES;
    if (from < skip) from = skip;
    if (ok && length > 0)
        ok = take_chunk(&sample, &source, from, SAMPLE_HEAD_BYTES, from == skip, sample.bytes, err);
    if (ok)
        *ret = sample;
    else
        sample_release(&sample);
    return ok;
}

void sample_release(struct sample *sample)
{
    free(sample->bytes);
    sample->bytes = NULL;
}
