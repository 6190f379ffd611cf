# What a zsh of the laboratory reads, as terminal.bashrc for bash: no editing of lines, and a mark before each prompt.
# All else is as zsh is without configuration, which is how macOS has it.
unset ZDOTDIR
unsetopt zle prompt_cr prompt_sp
PS1='' PS2='' RPS1=''
precmd() { printf '\036%d\037%s\036' "$?" "$PWD" }
