/* keys: forms of the signing key as other programs write them, refusals, and the key that is made. */
#include "scratch_deployment.h"

#include <sys/stat.h>

/* Reads the pair as the settings in the environment say; the error's code. */
static enum code read_pair(struct deployment *d, struct error *ret)
{
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    struct config config;
    *ret = (struct error){.code = CODE_OK};
    assert_true(config_load(d->arena, d->home, NULL, 0, true, &config, ret));
    return signing_key_read(&config, &key, ret) ? CODE_OK : ret->code;
}

static void settle(const char *key, const char *certificate, const char *passphrase)
{
    setenv("THIDUA_SIGNING_KEY", key, 1);
    setenv("THIDUA_SIGNING_CERTIFICATE", certificate, 1);
    setenv("THIDUA_SIGNING_PASSPHRASE", passphrase, 1);
}

static int back(void **state)
{
    (void)state;
    settle("", "", "");
    return unsetenv("CREDENTIALS_DIRECTORY");
}

/* What init makes is a certificate as openssl understands it, and is made once. */
static void made_once(void **state)
{
    struct deployment *d = *state;
    struct error err;
    bool made = true;
    assert_int_equal(read_pair(d, &err), CODE_OK);
    assert_int_equal(shell(d, "cp keys/signing.pem before && cp keys/signing.crt before.crt"), 0);
    assert_true(signing_key_make(&d->config, &made, &err));
    assert_false(made);
    assert_int_equal(shell(d, "cmp before keys/signing.pem && cmp before.crt keys/signing.crt"), 0);
    assert_int_equal(shell(d, "test $(stat -c %%a keys/signing.pem) = 600"), 0);
    assert_int_equal(shell(d, "openssl verify -check_ss_sig -CAfile keys/signing.crt "
                              "keys/signing.crt"),
                     0);
    assert_int_equal(shell(d, "openssl x509 -in keys/signing.crt -noout -text | grep -q "
                              "'Public-Key: (3072 bit)'"),
                     0);
    /* ten years less a day from now it still holds, a day after them no longer */
    assert_int_equal(shell(d, "openssl x509 -in keys/signing.crt -noout -checkend 315273600"), 0);
    assert_int_not_equal(shell(d, "openssl x509 -in keys/signing.crt -noout -checkend 315619200"),
                         0);
    assert_int_equal(shell(d, "openssl x509 -in keys/signing.crt -noout -subject -nameopt "
                              "utf8,sep_comma_plus | grep -q 'serialNumber=10633'"),
                     0);
}

/* The description against openssl's own. */
static void described(void **state)
{
    struct deployment *d = *state;
    struct error err = {.code = CODE_OK};
    CERTIFICATES_AUTO struct certificates pinned = {.count = 0};
    struct certificate_info info;
    assert_true(certificates_read(at(d, "keys/signing.crt"), &pinned, &err));
    assert_int_equal(pinned.count, 1);
    certificate_describe(pinned.list[0], &info);
    assert_int_equal(shell(d,
                           "openssl x509 -in keys/signing.crt -outform der | sha256sum | grep "
                           "-q ^%s",
                           info.fingerprint),
                     0);
    assert_int_equal(shell(d,
                           "test $(date -u -d \"$(openssl x509 -in keys/signing.crt -noout "
                           "-enddate | cut -d= -f2)\" +%%F) = %s",
                           info.until),
                     0);
}

static void forms_of_the_key(void **state)
{
    struct deployment *d = *state;
    struct error err;
    put(d, "pass", "mật khẩu dài\n", 0600);
    put(d, "wrong", "sai", 0600);
    assert_int_equal(shell(d, "umask 077; openssl pkcs8 -topk8 -in keys/signing.pem -out enc.pem "
                              "-v2 aes256 -passout file:pass && openssl pkcs12 -export -inkey "
                              "keys/signing.pem -in keys/signing.crt -out key.p12 -passout "
                              "file:pass && openssl rsa -traditional -in keys/signing.pem -out "
                              "old.pem && openssl pkcs12 -export -inkey keys/signing.pem -in "
                              "keys/signing.crt -out open.p12 -passout pass:"),
                     0);
    static const struct {
        const char *key, *passphrase;
        enum code code;
    } cases[] = {
        {"enc.pem", "pass", CODE_OK},      {"enc.pem", "wrong", CODE_CONFIG},
        {"enc.pem", "", CODE_CONFIG},      {"key.p12", "pass", CODE_OK},
        {"key.p12", "wrong", CODE_CONFIG}, {"key.p12", "", CODE_CONFIG},
        {"old.pem", "", CODE_OK},          {"old.pem", "pass", CODE_OK},
        {"open.p12", "", CODE_OK},         {"pass", "", CODE_CONFIG},
        {"none.pem", "", CODE_FILE_OPEN},  {"enc.pem", "none", CODE_FILE_OPEN},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        settle(cases[i].key, "", cases[i].passphrase);
        if (read_pair(d, &err) != cases[i].code) fail_msg("case %zu: %s", i, err.text);
        assert_null(strstr(err.text, "dài"));
    }
}

static void keys_open_to_others(void **state)
{
    struct deployment *d = *state;
    struct error err;
    settle("key", "crt", "");
    static const struct {
        const char *change, *text;
    } cases[] = {
        {"chmod 640 key", "0640"},
        {"chmod 604 key", "0604"},
        {"chmod 4600 key", "4600"},
        {"mv key real; ln -s real key", "liên kết"},
        {"rm key; mkfifo -m 600 key", "không phải tệp thường"},
        {"chmod 664 crt", "ghi đè"},
        {"chmod 646 crt", "ghi đè"},
        {"rm crt; mkfifo -m 600 crt", "không phải tệp thường"},
        {"echo > crt", "không có chứng thư"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(shell(d, "rm -f key crt; cp -p keys/signing.pem key; cp -p "
                                  "keys/signing.crt crt"),
                         0);
        assert_int_equal(read_pair(d, &err), CODE_OK);
        assert_int_equal(shell(d, "%s", cases[i].change), 0);
        assert_int_equal(read_pair(d, &err), CODE_CONFIG);
        if (!strstr(err.text, cases[i].text)) fail_msg("case %zu: %s", i, err.text);
    }
    assert_int_equal(shell(d, "rm crt"), 0);
    assert_int_equal(read_pair(d, &err), CODE_FILE_OPEN);
    if (geteuid() != 0) return; /* a file of another's can only be made by root */
    assert_int_equal(
        shell(d, "rm -f key; cp keys/signing.pem key; cp keys/signing.crt crt; chown 1 key"), 0);
    assert_int_equal(read_pair(d, &err), CODE_CONFIG);
    assert_non_null(strstr(err.text, "không thuộc về"));
}

static void pairs_that_do_not_serve(void **state)
{
    struct deployment *d = *state;
    struct error err;
    static const struct {
        const char *make, *text;
    } cases[] = {
        {"openssl req -x509 -newkey rsa:2048 -nodes -keyout k -out c -days 9 -subj /CN=o", NULL},
        {"openssl req -x509 -newkey rsa:1024 -nodes -keyout k -out c -days 9 -subj /CN=o",
         "không phải RSA từ 2048 bit"},
        {"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k -out c "
         "-days 9 -subj /CN=o",
         "không phải RSA từ 2048 bit"},
        {"cp keys/signing.pem k; openssl req -x509 -key before -out c -days 9 -subj /CN=o", NULL},
        {"openssl req -x509 -newkey rsa:2048 -nodes -keyout k2 -out c -days 9 -subj /CN=o; cp "
         "keys/signing.pem k",
         "không đi cùng"},
        {"cp keys/signing.pem k; openssl x509 -in keys/signing.crt -signkey k -days -1 -out c",
         "đã hết hạn"},
        {"printf '[ca]\\ndefault_ca=a\\n[a]\\ndatabase=i\\nserial=s\\nnew_certs_dir=.\\ndefault_md=sha256"
         "\\npolicy=p\\n[p]\\ncommonName=supplied\\n' > f; : > i; echo 01 > s; "
         "openssl req -new -newkey rsa:2048 -nodes -keyout k -subj /CN=o -out q; "
         "openssl ca -batch -config f -selfsign -keyfile k -in q -startdate 20990101000000Z "
         "-enddate 21000101000000Z -out c",
         "chưa có hiệu lực"},
    };
    settle("k", "c", "");
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(shell(d, "rm -f k c; umask 077; %s", cases[i].make), 0);
        assert_int_equal(read_pair(d, &err), cases[i].text ? CODE_CONFIG : CODE_OK);
        if (cases[i].text && !strstr(err.text, cases[i].text))
            fail_msg("case %zu: %s", i, err.text);
    }
}

/* A passphrase is one line; what is far longer is another file. */
static void passphrase_too_long(void **state)
{
    struct deployment *d = *state;
    struct error err;
    assert_int_equal(shell(d, "umask 077; rm -f k c; cp keys/signing.crt c; openssl pkey -in "
                              "keys/signing.pem -aes256 -passout pass:mot -out k; "
                              "(echo mot; head -c 1000 /dev/zero) > fits; "
                              "(echo mot; head -c 1020 /dev/zero) > long"),
                     0);
    settle("k", "c", "fits");
    assert_int_equal(read_pair(d, &err), CODE_OK);
    settle("k", "c", "long");
    assert_int_equal(read_pair(d, &err), CODE_CONFIG);
    assert_non_null(strstr(err.text, "quá dài"));
}

/* systemd's LoadCredential: a file of the same name in its folder goes before the setting's. */
static void credentials(void **state)
{
    struct deployment *d = *state;
    struct error err;
    assert_int_equal(shell(d, "mkdir -m 700 creds; cp keys/signing.pem creds/given.pem; chmod 440 "
                              "creds/given.pem"),
                     0);
    settle("/nowhere/given.pem", "", "");
    assert_int_equal(read_pair(d, &err), CODE_FILE_OPEN);
    setenv("CREDENTIALS_DIRECTORY", at(d, "creds"), 1);
    assert_int_equal(read_pair(d, &err), CODE_OK);
    assert_int_equal(shell(d, "chmod 444 creds/given.pem"), 0);
    assert_int_equal(read_pair(d, &err), CODE_CONFIG);
    settle("", "", "");
    assert_int_equal(read_pair(d, &err), CODE_OK);
}

/* A key that came without its certificate gets one: its own from PKCS#12, else a self-signed one. */
static void missing_certificate(void **state)
{
    struct deployment *d = *state;
    struct error err = {.code = CODE_OK};
    struct config config;
    bool made = true;
    put(d, "pass", "bí mật", 0600);
    assert_int_equal(shell(d, "umask 077; openssl req -x509 -newkey rsa:2048 -nodes -keyout u.pem "
                              "-out u.crt -days 9 -subj /CN=unit && openssl pkcs12 -export -inkey "
                              "u.pem -in u.crt -out u.p12 -passout file:pass"),
                     0);
    settle("u.p12", "taken.crt", "pass");
    assert_true(config_load(d->arena, d->home, NULL, 0, true, &config, &err));
    assert_true(signing_key_make(&config, &made, &err));
    assert_false(made);
    assert_int_equal(shell(d, "cmp u.crt taken.crt"), 0);
    settle("u.pem", "self.crt", "");
    assert_true(config_load(d->arena, d->home, NULL, 0, true, &config, &err));
    assert_true(signing_key_make(&config, &made, &err));
    assert_false(made);
    assert_int_equal(read_pair(d, &err), CODE_OK);
    settle("elsewhere.pem", "u.crt", ""); /* a certificate without key: left so */
    assert_true(config_load(d->arena, d->home, NULL, 0, true, &config, &err));
    assert_true(signing_key_make(&config, &made, &err));
    assert_false(made);
    assert_int_not_equal(access(at(d, "elsewhere.pem"), F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(made_once, back),
        cmocka_unit_test_teardown(described, back),
        cmocka_unit_test_teardown(forms_of_the_key, back),
        cmocka_unit_test_teardown(keys_open_to_others, back),
        cmocka_unit_test_teardown(pairs_that_do_not_serve, back),
        cmocka_unit_test_teardown(passphrase_too_long, back),
        cmocka_unit_test_teardown(credentials, back),
        cmocka_unit_test_teardown(missing_certificate, back),
    };
    return cmocka_run_group_tests(tests, deployment_begin, deployment_end);
}
