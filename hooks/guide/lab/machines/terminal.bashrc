# What a bash of the laboratory reads: no editing of lines, so that the screen shows only what programs write, and a mark
# before each prompt with the exit code and the folder (lab.terminal).
set +o emacs +o vi
PS1='' PS2=''
PROMPT_COMMAND='printf "\036%d\037%s\036" "$?" "$PWD"'
