/*
 * main: the command table and dispatch, nothing else.
 */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) return puts("thidua " THIDUA_VERSION) < 0;
    return 2;
}
