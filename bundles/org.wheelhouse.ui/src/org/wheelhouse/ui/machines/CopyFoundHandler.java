package org.wheelhouse.ui.machines;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.ui.machine.CommandLineText;
import org.wheelhouse.ui.widget.CopiedText;

/** Copies the command lines of those that are selected, quoted for a shell, one below the other. */
public final class CopyFoundHandler extends FoundHandler {

	@Override
	void execute(List<FoundQemu> meant, ExecutionEvent event) throws ExecutionException {
		CopiedText.put(meant.stream().map(qemu -> CommandLineText.of(qemu.getCommandLine()).text())
				.collect(Collectors.joining("\n\n")), HandlerUtil.getActiveShellChecked(event).getDisplay());
	}
}
