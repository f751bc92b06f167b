# findings: valgrind's logs -> each finding with the name of its log; ends with 1 where there is one. Not its own frame of a
# report, nor the signal that ends a process (tests send it on purpose), nor what such a process was about to keep or free.
{ sub(/^==[0-9]+== ?/, "") }
FNR == 1 { ended = 0 }
FNR == 1 || /^$/ { inside = 0; passed = 0 }
/^$/ { next }
/^Process terminating/ { ended = 1 }
!inside && !passed {
    if (/^(Memcheck, |Process terminating|Warning: |HEAP SUMMARY|LEAK SUMMARY|All heap blocks|Use --track-origins|For lists of|ERROR SUMMARY)/ ||
        (ended && /lost in loss record/)) passed = 1
    else { inside = 1; count++; name = FILENAME; sub(/.*\//, "", name); print "# " name }
}
inside { print "#   " $0 }
END { exit count > 0 }
