package org.wheelhouse.ui.help;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.WidgetIds;

/** Which Wheelhouse this is, what is inside it and under which licences, and a report to copy. UI thread. */
final class AboutDialog extends Dialog {

	private static final int REPORT = IDialogConstants.CLIENT_ID;
	private static final int WIDTH = 640;
	private static final int ROWS = 12;

	private final CompletableFuture<Product> product;
	private final Supplier<CompletableFuture<String>> report;
	private final Executor uiThread;

	/** @param report made when it is asked for */
	AboutDialog(@Nullable Shell parent, CompletableFuture<Product> product,
			Supplier<CompletableFuture<String>> report, Executor uiThread) {
		super(parent);
		this.product = product;
		this.report = report;
		this.uiThread = uiThread;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.About_Title);
			WidgetIds.name(shell, "about");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(12, 12).spacing(0, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		var heading = new Label(area, SWT.NONE);
		heading.setText(Messages.About_Name);
		heading.setFont(Fonts.HEADING.font());
		var version = new Text(area, SWT.READ_ONLY);
		WidgetIds.name(version, "about.version");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(version);
		var words = new Label(area, SWT.WRAP);
		words.setText(Messages.About_Words);
		ColorRole.TEXT2.ink(words);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(words);
		var table = table(area);
		product.thenAcceptAsync(known -> {
			if (!table.isDisposed()) {
				version.setText(known.commit().isEmpty()
						? NLS.bind(Messages.About_Version, known.version())
						: NLS.bind(Messages.About_Commit, known.version(), known.commit()));
				fill(table, known);
			}
		}, uiThread);
		return area;
	}

	private static Table table(Composite area) {
		var table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		WidgetIds.name(table, "about.inside");
		for (var name : new String[]{Messages.About_Component, Messages.About_ComponentVersion,
				Messages.About_Licence}) {
			new TableColumn(table, SWT.LEFT).setText(name);
		}
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, table.getItemHeight() * ROWS).applyTo(table);
		return table;
	}

	private static void fill(Table table, Product product) {
		for (var component : product.components()) {
			new TableItem(table, SWT.NONE).setText(new String[]{component.name(), component.version(),
					component.licence().isEmpty() ? Messages.About_LicenceUnknown : component.licence()});
		}
		for (var column : table.getColumns()) {
			column.pack();
		}
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, REPORT, Messages.About_Report, false), "about.report");
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int buttonId) {
		if (buttonId != REPORT) {
			super.buttonPressed(buttonId);
			return;
		}
		var button = getButton(REPORT);
		button.setEnabled(false);
		report.get().thenAcceptAsync(text -> {
			if (!button.isDisposed()) {
				CopiedText.put(text, button.getDisplay());
				button.setText(Messages.About_Copied);
				button.setEnabled(true);
			}
		}, uiThread);
	}
}
