"""Completion for each shell: the script that asks cxaudit what could be typed next, and where it goes."""

import os
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from cxaudit.cli.boundary import exit_codes, print_text
from cxaudit.problems import CallError
from cxaudit.wording import say

_BASH = """\
_cxaudit_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_CXAUDIT_COMPLETE=complete_bash _CXAUDIT_LINE="${COMP_LINE:0:COMP_POINT}" \\
        _CXAUDIT_BREAKS="$COMP_WORDBREAKS" "${1/#\\~/$HOME}" 2>/dev/null </dev/null)
    [[ ${COMPREPLY[0]-} == */ ]] && compopt -o nospace 2>/dev/null
    return 0
}
complete -o default -F _cxaudit_completion cxaudit
"""

_ZSH = """\
#compdef cxaudit
_cxaudit_completion() {
    local -a lines told plain folders
    local line value
    lines=("${(@f)$(_CXAUDIT_COMPLETE=complete_zsh \\
        _CXAUDIT_LINE="${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX" \\
        ${(Q)~words[1]} 2>/dev/null </dev/null)}")
    for line in $lines; do
        value=${line%%$'\\t'*}
        if [[ $value == */ ]]; then
            folders+=("$value")
        elif [[ $line == *$'\\t'* ]]; then
            told+=("${${value//\\\\/\\\\\\\\}//:/\\\\:}:${line#*$'\\t'}")
        else
            plain+=("$value")
        fi
    done
    if (( ! $#told && ! $#plain && ! $#folders )); then
        _files
        return
    fi
    (( $#told )) && _describe -V 'cxaudit' told
    (( $#plain )) && compadd -a plain
    (( $#folders )) && compadd -S '' -a folders
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _cxaudit_completion "$@"
else
    compdef _cxaudit_completion cxaudit
fi
"""

_FISH = """\
function __cxaudit_complete
    set -l typed (commandline -cp | string collect)
    set -l program (string replace -r '^~' $HOME (commandline -opc)[1])
    set -l offered (env _CXAUDIT_COMPLETE=complete_fish _CXAUDIT_LINE=$typed $program 2>/dev/null </dev/null)
    if test (count $offered) -gt 0
        printf '%s\\n' $offered
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command cxaudit --no-files --arguments '(__cxaudit_complete)'
"""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName cxaudit -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = $commandAst.ToString()
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $Env:_CXAUDIT_COMPLETE = 'complete_powershell'
    $Env:_CXAUDIT_LINE = $typed.PadRight($length).Substring(0, $length)
    try {
        cxaudit 2>$null | ForEach-Object {
            $value, $shown, $about = $_ -split "`t", 3
            [System.Management.Automation.CompletionResult]::new($value, $shown, 'ParameterValue', $about)
        }
    } finally {
        Remove-Item Env:_CXAUDIT_COMPLETE, Env:_CXAUDIT_LINE
    }
}
"""

SHELLS: Final = {
    "bash": _BASH,
    "zsh": _ZSH,
    "fish": _FISH,
    "powershell": _POWERSHELL,
    "pwsh": _POWERSHELL,
}
"""The script of every shell."""


def options() -> list[Any]:
    """Return the options for it, as `cxaudit` itself takes them."""
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(add_help_option=False)(_options)
    return list(typer.main.get_command(alone).params)


def _show(context: typer.Context, shell: str) -> None:
    if shell and not context.resilient_parsing:
        with exit_codes():
            print_text(script(shell))
        raise typer.Exit


def _install(context: typer.Context, shell: str) -> None:
    if shell and not context.resilient_parsing:
        with exit_codes():
            _tell_installed(shell)
        raise typer.Exit


def _options(
    install_completion: Annotated[
        str,
        typer.Option(
            metavar="SHELL",
            callback=_install,
            is_eager=True,
            expose_value=False,
            help="Let the Tab key complete what you type: bash, zsh or fish.",
        ),
    ] = "",
    show_completion: Annotated[
        str,
        typer.Option(
            metavar="SHELL",
            callback=_show,
            is_eager=True,
            expose_value=False,
            help="Print the script for it: bash, zsh, fish, powershell or pwsh.",
        ),
    ] = "",
) -> None: ...


def script(shell: str) -> str:
    """Return the script for a shell, or raise `CallError` if there is none."""
    if shell not in SHELLS:
        shells = ", ".join(SHELLS)
        raise CallError(
            say("command.no_shell", shell=shell), hint=say("command.no_shell_hint", shells=shells)
        )
    return SHELLS[shell]


def _tell_installed(shell: str) -> None:
    from cxaudit.cli.outputs import shown

    path, start = install(shell)
    for each in dict.fromkeys((path, start)):
        print_text(say("command.wrote", path=shown(each)) + "\n")
    print_text(say("command.completion_next", shell=shell) + "\n")


def install(shell: str) -> tuple[Path, Path]:
    """Write the script and have the shell read it at its start; return the script and the file that names it.

    Raises `CallError` for PowerShell, whose profile only PowerShell knows.
    """
    from cxaudit.cli.outputs import folder
    from cxaudit.files.save import save

    text = script(shell)
    if text is _POWERSHELL:
        raise CallError(say("command.no_install"), hint=say("command.no_install_hint", shell=shell))
    path = _place(shell)
    folder(path.parent)
    save(path, text)
    if shell == "fish":  # reads that folder by itself
        return path, path
    start = _start_of(shell)
    _add_line(start, f'[ -r "{path}" ] && . "{path}"  # {say("command.completion_of")}')
    return path, start


def _place(shell: str) -> Path:
    if shell == "fish":
        return (
            Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
            / "fish/completions/cxaudit.fish"
        )
    return Path.home() / ".cxaudit" / f"completion.{shell}"


def _start_of(shell: str) -> Path:
    if shell == "zsh":
        return Path(os.environ.get("ZDOTDIR") or Path.home()) / ".zshrc"
    return Path.home() / ".bashrc"


def _add_line(path: Path, line: str) -> None:
    """Add a line to a file, unless it is there."""
    from cxaudit.files.save import save

    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        hint = say("command.no_start_hint", line=line)
        raise CallError(say("command.no_start", path=path), hint=hint) from error
    if line not in text.splitlines():
        save(path, text + ("" if not text or text.endswith("\n") else "\n") + line + "\n")
