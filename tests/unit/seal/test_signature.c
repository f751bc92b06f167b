/* signature: our signatures under xmlsec1, another program's under ours, and what must be refused. */
#include "scratch_deployment.h"

#include "base/path.h"
#include "seal/signature.h"

#include <sys/stat.h>

#define DOCUMENT                                   \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
    "<ranking xmlns=\"urn:x\"><village rank=\"1\">Đông</village><total>90.25</total></ranking>\n"

/* The document, signed by the unit's key. */
static void write_signed(struct deployment *d, struct signing_key *key)
{
    struct error err = {.code = CODE_OK};
    put(d, "ranking.xml", DOCUMENT, 0640);
    assert_true(signing_key_read(&d->config, key, &err));
    assert_true(signature_write(at(d, "ranking.xml"), key, at(d, "ranking.xml.sig"), &err));
}

static bool accepted(struct deployment *d, const char *document, const char *signature,
                     struct error *err)
{
    *err = (struct error){.code = CODE_OK};
    return signature_verify(at(d, document), at(d, signature),
                            config_text(&d->config, "signing-certificate"), NULL, err);
}

static void refused(struct deployment *d, const char *document, const char *signature,
                    const char *text)
{
    struct error err;
    if (accepted(d, document, signature, &err)) fail_msg("accepted: %s", text);
    assert_int_equal(err.code, CODE_SIGNATURE);
    if (!strstr(err.text, text)) fail_msg("\"%s\" does not say \"%s\"", err.text, text);
}

static void signed_and_accepted(void **state)
{
    struct deployment *d = *state;
    struct error err = {.code = CODE_OK};
    struct signature_info info;
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    write_signed(d, &key);
    assert_true(signature_verify(at(d, "ranking.xml"), at(d, "ranking.xml.sig"),
                                 at(d, "keys/signing.crt"), &info, &err));
    assert_true(info.present);
    assert_non_null(strstr(info.certificate.subject, "Trần Phú (10633)"));
    struct stat status;
    assert_int_equal(stat(at(d, "ranking.xml.sig"), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    char here[4096], again[4096]; /* the working folder is the one before */
    assert_non_null(getcwd(here, sizeof here));
    assert_true(accepted(d, "ranking.xml", "ranking.xml.sig", &err));
    assert_string_equal(getcwd(again, sizeof again), here);
}

/* The manual's command, and the two other ways of naming the certificate. */
static void xmlsec1_accepts_and_rejects(void **state)
{
    static const char *const ways[] = {"--enabled-key-data key-name --pubkey-cert-pem",
                                       "--pubkey-cert-pem", "--trusted-pem"};
    struct deployment *d = *state;
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    write_signed(d, &key);
    for (size_t i = 0; i < COUNT(ways); i++)
        assert_int_equal(shell(d, "xmlsec1 --verify %s keys/signing.crt ranking.xml.sig", ways[i]),
                         0);
    put(d, "ranking.xml", "<ranking xmlns=\"urn:x\"><village rank=\"2\">Đông</village></ranking>",
        0640);
    for (size_t i = 0; i < COUNT(ways); i++)
        assert_int_not_equal(
            shell(d, "xmlsec1 --verify %s keys/signing.crt ranking.xml.sig", ways[i]), 0);
}

static void altered_document(void **state)
{
    struct deployment *d = *state;
    struct error err;
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    write_signed(d, &key);
    assert_int_equal(shell(d, "sed -i 's/90.25/90.26/' ranking.xml"), 0);
    refused(d, "ranking.xml", "ranking.xml.sig", "tài liệu đã bị sửa sau khi ký");
    assert_int_equal(shell(d, "sed -i 's/90.26/90.25/' ranking.xml"), 0);
    assert_true(accepted(d, "ranking.xml", "ranking.xml.sig", &err));
    assert_int_equal(shell(d, "cp ranking.xml other.xml"), 0);
    refused(d, "other.xml", "ranking.xml.sig", "tài liệu khác tên");
    assert_int_equal(
        shell(d, "sed -i 's/<ranking/<!DOCTYPE ranking [<!ENTITY a \"b\">]>&/' ranking.xml"), 0);
    refused(d, "ranking.xml", "ranking.xml.sig", "DOCTYPE");
    assert_int_equal(shell(d, "rm ranking.xml"), 0);
    assert_false(accepted(d, "ranking.xml", "ranking.xml.sig", &err));
    assert_int_equal(err.code, CODE_FILE_OPEN);
}

/* Changes of the signature file by sed; the document stays as it was. */
static void altered_signature(void **state)
{
    static const struct {
        const char *script, *text;
    } cases[] = {
        {"s/URI=\"ranking.xml\"/URI=\"other.xml\"/", "tài liệu khác tên"},
        {"s/URI=\"ranking.xml\"/URI=\"\"/", "URI"},
        {"s/URI=\"ranking.xml\"/URI=\"#a\"/", "URI"},
        {"s|URI=\"ranking.xml\"|URI=\"../ranking.xml\"|", "URI"},
        {"s|URI=\"ranking.xml\"|URI=\"http://a.vn/ranking.xml\"|", "URI"},
        {"s|<DigestValue>..|<DigestValue>AA|", "tài liệu đã bị sửa sau khi ký"},
        {"s|<SignatureValue>....|<SignatureValue>AAAA|", "giá trị chữ ký không khớp"},
        {"s|<SignatureValue>|<SignatureValue><!-- -->|", ""}, /* a comment is no change */
        {"s|2001/04/xmldsig-more#rsa-sha256|2000/09/xmldsig#rsa-sha1|", "Algorithm"},
        {"s|2001/04/xmldsig-more#rsa-sha256|2000/09/xmldsig#hmac-sha1|", "Algorithm"},
        {"s|2001/04/xmldsig-more#rsa-sha256|2001/04/xmldsig-more#rsa-md5|", "Algorithm"},
        {"s|2001/04/xmlenc#sha256|2000/09/xmldsig#sha1|", "Algorithm"},
        {"s|2001/10/xml-exc-c14n#|TR/1999/REC-xslt-19991116|", "Algorithm"},
        {"/<Transforms>/,/<\\/Transforms>/d", ""},
        {"s|<KeyInfo>|&<KeyValue/>|", "KeyValue"},
        {"s|<KeyInfo>|&<RetrievalMethod URI=\"a\"/>|", "RetrievalMethod"},
        {"s|</KeyInfo>|&<Object/>|", "Object"},
        {"s|<Signature |<!DOCTYPE Signature [<!ENTITY a \"b\">]>&|", "DOCTYPE"},
        {"d", ""},
    };
    struct deployment *d = *state;
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    write_signed(d, &key);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error err;
        put(d, "edit.sed", cases[i].script, 0600);
        assert_int_equal(shell(d, "sed -f edit.sed ranking.xml.sig > cut.sig"), 0);
        assert_int_not_equal(shell(d, "cmp -s cut.sig ranking.xml.sig"), 0);
        if (strstr(cases[i].script, "<!-- -->")) {
            assert_true(accepted(d, "ranking.xml", "cut.sig", &err));
            continue;
        }
        refused(d, "ranking.xml", "cut.sig", "");
        assert_false(accepted(d, "ranking.xml", "cut.sig", &err));
        if (!strstr(err.text, cases[i].text) && !strstr(err.hint, cases[i].text))
            fail_msg("%s: \"%s\" / \"%s\"", cases[i].script, err.text, err.hint);
    }
}

#define DSIG "http://www.w3.org/2000/09/xmldsig#"
#define MORE "http://www.w3.org/2001/04/xmldsig-more#"
#define C14N "http://www.w3.org/2001/10/xml-exc-c14n#"
#define METHOD(c14n, name)                                                                \
    "<Signature xmlns=\"" DSIG "\"><SignedInfo><CanonicalizationMethod Algorithm=\"" c14n \
    "\"/><SignatureMethod Algorithm=\"" name "\"/>"
#define REFERENCE(uri, transforms, digest)                                       \
    "<Reference URI=\"" uri "\">" transforms "<DigestMethod Algorithm=\"" digest \
    "\"/><DigestValue/></Reference>"
#define EXCLUSIVE "<Transforms><Transform Algorithm=\"" C14N "\"/></Transforms>"
#define REST(keys) "</SignedInfo><SignatureValue/><KeyInfo>" keys "</KeyInfo></Signature>"
#define X509 "<X509Data><X509Certificate/></X509Data>"
#define SHA256 "http://www.w3.org/2001/04/xmlenc#sha256"
#define OURS METHOD(C14N, MORE "rsa-sha256") REFERENCE("ranking.xml", EXCLUSIVE, SHA256)

/* Signatures that xmlsec1 makes with the unit's own key: whole in themselves, of another form. */
static void foreign_forms(void **state)
{
    static const struct {
        const char *form;
        bool accepted;
    } cases[] = {
        {OURS REST(X509), true},
        {OURS REST("<KeyValue/>"), false},
        {OURS REST("<KeyValue/>" X509), false},
        {OURS REFERENCE("ranking.xml", EXCLUSIVE, SHA256) REST(X509), false},
        {OURS REFERENCE("other.xml", EXCLUSIVE, SHA256) REST(X509), false},
        {METHOD(C14N, MORE "rsa-sha256") REFERENCE("other.xml", EXCLUSIVE, SHA256) REST(X509),
         false},
        {METHOD(C14N, MORE "rsa-sha256") REFERENCE("ranking.xml", "", SHA256) REST(X509), false},
        {METHOD(C14N, MORE "rsa-sha256") REFERENCE("ranking.xml", EXCLUSIVE, DSIG "sha1")
             REST(X509),
         false},
        {METHOD(C14N, DSIG "rsa-sha1") REFERENCE("ranking.xml", EXCLUSIVE, SHA256) REST(X509),
         false},
        {METHOD("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", MORE "rsa-sha256")
             REFERENCE("ranking.xml", EXCLUSIVE, SHA256) REST(X509),
         false},
    };
    struct deployment *d = *state;
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    write_signed(d, &key);
    put(d, "other.xml", DOCUMENT, 0640);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error err;
        put(d, "form.xml", cases[i].form, 0600);
        assert_int_equal(shell(d, "xmlsec1 --sign --privkey-pem keys/signing.pem,keys/signing.crt"
                                  " --output foreign.sig form.xml"),
                         0);
        assert_int_equal(
            shell(d, "xmlsec1 --verify --pubkey-cert-pem keys/signing.crt foreign.sig"), 0);
        if (accepted(d, "ranking.xml", "foreign.sig", &err) != cases[i].accepted)
            fail_msg("case %zu: %s", i, err.text);
    }
}

/* Another key, alone and with its own KeyValue, which xmlsec1 without restrictions takes. */
static void another_key(void **state)
{
    struct deployment *d = *state;
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    struct error err;
    write_signed(d, &key);
    assert_int_equal(shell(d, "openssl req -x509 -newkey rsa:2048 -nodes -keyout other.pem -out "
                              "other.crt -days 9 -subj /CN=other 2>/dev/null"),
                     0);
    put(d, "form.xml", OURS REST(X509), 0600);
    assert_int_equal(shell(d, "xmlsec1 --sign --privkey-pem other.pem,other.crt --output a.sig "
                              "form.xml"),
                     0);
    refused(d, "ranking.xml", "a.sig", "khóa khác với chứng thư đã ghim");
    put(d, "form.xml", OURS REST("<KeyValue/>"), 0600);
    assert_int_equal(shell(d, "xmlsec1 --sign --privkey-pem other.pem --output b.sig form.xml"), 0);
    refused(d, "ranking.xml", "b.sig", "");
    /* the other key's value under the unit's certificate */
    put(d, "graft.sed", "/<X509Certificate>/,/<\\/X509Certificate>/d", 0600);
    assert_int_equal(
        shell(d,
              "python3 -c 'import re;a=open(\"a.sig\").read();b=open(\"ranking.xml.sig\").read();"
              "c=\"<X509Certificate>[^<]*</X509Certificate>\";"
              "open(\"c.sig\",\"w\").write(re.sub(c,lambda m:re.search(c,b).group(0),a))'"),
        0);
    refused(d, "ranking.xml", "c.sig", "giá trị chữ ký không khớp");
    /* once pinned as a former certificate it counts, and is said to be former */
    assert_int_equal(shell(d, "cat other.crt >> keys/signing.crt"), 0);
    struct signature_info info;
    err = (struct error){.code = CODE_OK};
    assert_true(signature_verify(at(d, "ranking.xml"), at(d, "a.sig"), at(d, "keys/signing.crt"),
                                 &info, &err));
    assert_false(info.present);
    assert_string_equal(info.certificate.subject, "CN=other");
}

static void names_that_cannot_be_signed(void **state)
{
    static const char *const names[] = {"xếp hạng.xml", "a b.xml", ".hidden.xml", "a%41.xml"};
    struct deployment *d = *state;
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    write_signed(d, &key);
    for (size_t i = 0; i < COUNT(names); i++) {
        struct error err = {.code = CODE_OK};
        put(d, names[i], DOCUMENT, 0640);
        assert_false(signature_write(at(d, names[i]), &key, at(d, "x.sig"), &err));
        assert_int_equal(err.code, CODE_USAGE);
        assert_int_not_equal(access(at(d, "x.sig"), F_OK), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signed_and_accepted),
        cmocka_unit_test(xmlsec1_accepts_and_rejects),
        cmocka_unit_test(altered_document),
        cmocka_unit_test(altered_signature),
        cmocka_unit_test(foreign_forms),
        cmocka_unit_test(another_key),
        cmocka_unit_test(names_that_cannot_be_signed),
    };
    return cmocka_run_group_tests(tests, deployment_begin, deployment_end);
}
