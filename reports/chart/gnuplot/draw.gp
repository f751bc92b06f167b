# draw: every drawing of a publication in one process: gnuplot -d -c draw.gp SCRIPTS, run in the folder of the data files.
# In:    jobs.tsv (kind, number, name, rows, parameter, title, second line, width, height, PNG or not) and NUMBER.tsv; see chart/data.h.
# Out:   ../NAME.svg, and ../NAME.png where the DOCX shows it.
# Rules: text comes from columns only and is drawn with noenhanced; "?" is missing; colours also differ in lightness.
SETTINGS = "set encoding utf8; set decimalsign ','; set datafile separator tab; set datafile missing '?'; set datafile commentschars ''"
@SETTINGS
SCRIPTS = ARG1
MET = 0x0b5c9a; MISSED = 0xf2a65a; THIN = 0xffffff; PLAIN = 0x9aa5b1; INK = 0x1b1f24; SOFT = 0x57606a
stats 'jobs.tsv' using 2 nooutput
JOBS = STATS_records
do for [JOB = 0:JOBS-1] {
    reset # stats heeds the ranges of the drawing before
    @SETTINGS
    stats 'jobs.tsv' every ::JOB::JOB using (KIND = strcol(1), NUMBER = strcol(2), NAME = strcol(3), ROWS = int(column(4)), \
        PARAMETER = column(5), TITLE = strcol(6), SECOND = strcol(7), WIDTH = int(column(8)), HEIGHT = int(column(9)), FORMS = 1 + int(column(10)), 0) nooutput
    DATA = NUMBER.'.tsv'
    HEAD = SECOND eq '-' ? TITLE : TITLE."\n".SECOND
    do for [FORM = 1:FORMS] {
        reset
        @SETTINGS
        MARK = FORM == 1 ? 0.55 : 1.2
        if (FORM == 1) {
            set terminal svg size WIDTH,HEIGHT fixed font 'Arial,13' background '#ffffff' noenhanced
            set output '../'.NAME.'.svg'
        } else {
            set terminal pngcairo size int(1.5*WIDTH),int(1.5*HEIGHT) font 'DejaVu Sans,14' fontscale 1 linewidth 1.5 background '#ffffff' noenhanced
            set output '../'.NAME.'.png'
        }
        set border lc rgb INK
        load SCRIPTS.'/'.KIND.'.gp'
        unset output
    }
}
