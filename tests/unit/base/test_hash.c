/* hash: published vectors (FIPS 180-4 examples, RFC 4231), file ids, the key file. */
#include "testing.h"

#include "base/hash.h"

#include <sys/stat.h>
#include <unistd.h>

static void assert_digest(const uint8_t digest[HASH_BYTES], const char *hex)
{
    char text[HASH_HEX];
    hash_hex(digest, text);
    assert_string_equal(text, hex);
}

static void sha256_of_the_standard(void **state)
{
    (void)state;
    uint8_t digest[HASH_BYTES];
    hash_bytes(span_of("abc"), digest);
    assert_digest(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_true(hash_id(digest) ==
                INT64_C(0x5d3c0b5fc780e7f5)); /* 0xba7816bf8f01cfea / 2, by hand */
    hash_bytes(span_of(NULL), digest);
    assert_digest(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    struct hash_state *running = hash_open();
    hash_add(running, "abcdbcdecdefdefgefghfghi", 24);
    hash_add(running, "", 0);
    hash_add(running, "ghijhijkijkljklmklmnlmnomnopnopq", 32);
    hash_finish(running, digest);
    assert_digest(digest, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    running = hash_open();
    for (int i = 0; i < 1000; i++) {
        char block[1000];
        memset(block, 'a', sizeof block);
        hash_add(running, block, sizeof block);
    }
    hash_finish(running, digest);
    assert_digest(digest, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    hash_abandon(hash_open());
    hash_abandon(NULL);
}

/* HMAC pads a short key with zero bytes, so one of 32 bytes that ends in zeros is the same key. */
static void hmac_of_rfc_4231(void **state)
{
    (void)state;
    struct hmac_key key = {.bytes = {0}};
    uint8_t digest[HASH_BYTES];
    memset(key.bytes, 0x0b, 20);
    hmac(&key, span_of("Hi There"), digest);
    assert_digest(digest, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    memset(key.bytes, 0, HASH_BYTES);
    memcpy(key.bytes, "Jefe", 4);
    hmac(&key, span_of("what do ya want for nothing?"), digest);
    assert_digest(digest, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    char data[50];
    memset(data, 0xdd, sizeof data);
    memset(key.bytes, 0, HASH_BYTES);
    memset(key.bytes, 0xaa, 20);
    hmac(&key, span_make(data, sizeof data), digest);
    assert_digest(digest, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    ARENA_AUTO struct arena *arena = arena_open(1 << 16);
    struct hmac_state *many = hmac_open(arena, &key);
    for (int i = 0; i < 2; i++) { /* the state stays as it was */
        hmac_run(many, span_make(data, sizeof data), digest);
        assert_digest(digest, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    }
    hmac_wipe(many);
}

static void write_file(const char *path, const char *text, mode_t mode)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    assert_int_equal(chmod(path, mode), 0);
}

#define DIGITS "000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F"

static void key_file_shapes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        mode_t mode;
        enum code code;
    } cases[] = {
        {DIGITS "\n", 0600, CODE_OK},
        {DIGITS, 0400, CODE_OK},
        {DIGITS "\r\n", 0600, CODE_OK},
        {DIGITS "\n", 0640, CODE_CONFIG},
        {DIGITS "\n", 0604, CODE_CONFIG},
        {DIGITS "\n", 0700, CODE_CONFIG},
        {DIGITS "\n\n", 0600, CODE_CONFIG},
        {DIGITS "00", 0600, CODE_CONFIG},
        {DIGITS "\r\nxyz", 0600, CODE_CONFIG},
        {"", 0600, CODE_CONFIG},
        {"g" DIGITS, 0600, CODE_CONFIG},
        {"g00102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F\n", 0600, CODE_CONFIG},
    };
    char path[] = "/tmp/thidua-key-XXXXXX";
    close(mkstemp(path));
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error err = {.code = CODE_OK};
        struct hmac_key key;
        unlink(path);
        write_file(path, cases[i].text, cases[i].mode);
        bool done = hmac_key_read(path, &key, &err);
        assert_int_equal(done, cases[i].code == CODE_OK);
        assert_int_equal(err.code, cases[i].code);
        for (uint8_t b = 0; done && b < HASH_BYTES; b++) assert_int_equal(key.bytes[b], b);
        assert_null(strstr(err.text, "0001")); /* the key never shows */
    }
    unlink(path);
    struct error err = {.code = CODE_OK};
    struct hmac_key key;
    assert_false(hmac_key_read(path, &key, &err));
    assert_int_equal(err.code, CODE_FILE_OPEN);
}

/* FIPS 180-2, appendix B.3: a million letters a. */
static void a_file_is_read_by_blocks(void **state)
{
    (void)state;
    char path[] = "/tmp/thidua-million-XXXXXX", thousand[1000], hex[HASH_HEX];
    int fd = mkstemp(path);
    int64_t bytes = -1;
    struct error err = {.code = CODE_OK};
    assert_true(fd >= 0 && unlink(path) == 0);
    memset(thousand, 'a', sizeof thousand);
    for (int i = 0; i < 1000; i++) assert_int_equal(write(fd, thousand, 1000), 1000);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    assert_true(hash_fd(fd, hex, &bytes, &err));
    assert_int_equal(bytes, 1000000);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    close(fd);
    assert_false(hash_fd(-1, hex, &bytes, &err));
    assert_int_equal(err.code, CODE_FILE_READ);
}

static void key_is_made_once(void **state)
{
    (void)state;
    char folder[] = "/tmp/thidua-key-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/key", folder);
    struct error err = {.code = CODE_OK};
    struct hmac_key first, again;
    assert_true(hmac_key_create(path, &err));
    assert_true(hmac_key_read(path, &first, &err));
    assert_false(hmac_key_create(path, &err));
    assert_int_equal(err.code, CODE_FILE_WRITE);
    assert_true(hmac_key_read(path, &again, &err));
    assert_memory_equal(&first, &again, sizeof first);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_equal(status.st_size, 65);
    assert_int_equal(status.st_nlink, 1);
    unlink(path);
    assert_int_equal(rmdir(folder), 0); /* nothing else was left in it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_of_the_standard), cmocka_unit_test(hmac_of_rfc_4231),
        cmocka_unit_test(key_file_shapes),        cmocka_unit_test(a_file_is_read_by_blocks),
        cmocka_unit_test(key_is_made_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
