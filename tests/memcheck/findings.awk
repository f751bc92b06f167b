# findings: valgrind's logs -> each finding with the name of its log; ends with 1 where there is one. What the tests do to a
# process on purpose (the signal that ends it) is told by valgrind as well and is none.
{ sub(/^==[0-9]+== ?/, "") }
FNR == 1 || /^$/ { inside = 0; passed = 0 }
/^$/ { next }
!inside && !passed { if (/^Process terminating/ || /^Warning: /) passed = 1
                     else { inside = 1; count++; name = FILENAME; sub(/.*\//, "", name); print "# " name } }
inside { print "#   " $0 }
END { exit count > 0 }
