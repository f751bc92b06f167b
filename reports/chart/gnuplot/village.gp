# village: twelve months of a village, one panel an indicator, the target dashed; a month without a value is a gap with a ring.
# Data: panel, place of the month, percentage, month, target, title, second line.
unset datafile missing # gnuplot joins the neighbours of what is "missing", but not those of NaN
ACROSS = int(PARAMETER)
DOWN = (ROWS + ACROSS - 1) / ACROSS
set multiplot layout DOWN,ACROSS title TITLE noenhanced font ',15' margins 0.05,0.985,(26.0/HEIGHT),(HEIGHT-72.0)/HEIGHT spacing 0.045,(72.0/HEIGHT)
do for [PANEL = 1:ROWS] {
    set xrange [*:*]
    set yrange [*:*]
    stats DATA every ::(PANEL-1)*12::(PANEL-1)*12 using (FIRST_LINE = strcol(6), SECOND_LINE = strcol(7), GOAL = column(5), 0) nooutput
    set title (SECOND_LINE eq '-' ? FIRST_LINE : FIRST_LINE."\n".SECOND_LINE) noenhanced font ',10' offset 0,-0.6
    set xrange [0.4:12.6]
    set yrange [0:108]
    set ytics 0,50,100 format '%g%%' nomirror font ',9'
    set xtics nomirror font ',9' scale 0
    set border 3
    set grid ytics lc rgb '#e3e7eb'
    unset key
    plot DATA every ::(PANEL-1)*12::(PANEL*12-1) using 2:(strcol(3) eq '?' ? NaN : column(3)):xtic(4) with linespoints pt 7 ps 0.55 lw 2 lc rgb MET, \
         GOAL with lines lw 1.6 dt (6,4) lc rgb INK, \
         DATA every ::(PANEL-1)*12::(PANEL*12-1) using (strcol(3) eq '?' ? $2 : NaN):(4) with points pt 6 ps 0.6 lc rgb SOFT
}
unset multiplot
