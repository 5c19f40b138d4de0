package org.wheelhouse.ui.help;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.ui.widget.Literal;

/** Help &gt; Manual: the user guide, as files that came with the product, in the desktop's browser. UI thread. */
public final class ManualHandler extends AbstractHandler {

	private static final String START = "manual/index.html";

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var shell = Objects.requireNonNull(HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell());
		Product.installed(START).ifPresentOrElse(page -> open(shell, page),
				() -> tell(shell, Messages.Manual_NotThere));
		return null;
	}

	private static void open(Shell shell, Path page) {
		if (!Program.launch(page.toUri().toString())) {
			tell(shell, NLS.bind(Messages.Manual_NoBrowser, page));
		}
	}

	private static void tell(Shell shell, String text) {
		MessageDialog.openInformation(shell, Messages.Manual_Title, Literal.label(text));
	}
}
