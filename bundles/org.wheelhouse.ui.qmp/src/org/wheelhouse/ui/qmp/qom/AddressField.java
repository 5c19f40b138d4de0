package org.wheelhouse.ui.qmp.qom;

import java.util.function.Consumer;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.WidgetIds;

/** Where the path of the selected object stands, and where another is written; Ctrl+Space tells how it could go on. UI thread. */
final class AddressField {

	private final ObjectTree tree;
	private final Text text;
	private String shown = "";
	/** Whether a person has changed it since something was shown. */
	private boolean written;
	private boolean showing;
	/** Whether a person waits for what was written to be shown. */
	private boolean asked;

	/** @param go takes the path that was written */
	AddressField(Composite parent, ObjectTree tree, Consumer<String> go) {
		this.tree = tree;
		text = new Text(parent, SWT.BORDER | SWT.SINGLE);
		text.setMessage(Messages.Address_Hint);
		text.setToolTipText(Messages.Address_Tip);
		text.setFont(Fonts.MONO.font());
		WidgetIds.name(text, "qom.address");
		var proposals = new ContentProposalAdapter(text, new TextContentAdapter(), (_, position) -> proposals(position),
				KeyStroke.getInstance(SWT.CTRL, ' '), null);
		proposals.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
		text.addListener(SWT.Modify, _ -> {
			written = !showing;
			asked &= showing;
			prepare();
		});
		text.addListener(SWT.FocusOut, _ -> {
			if (!written) {
				put(shown);
			}
		});
		text.addListener(SWT.DefaultSelection, _ -> {
			if (!proposals.isProposalPopupOpen()) {
				asked = true;
				go.accept(text.getText().strip());
			}
		});
		text.addListener(SWT.KeyDown, this::leave);
	}

	Text control() {
		return text;
	}

	/** Shows where the selection is; who is about to write another path is not disturbed, unless there is nothing to show. */
	void show(String path) {
		shown = path;
		if (path.isEmpty() || asked || !isBeingWritten()) {
			put(path);
		}
	}

	/** What is selected is about to be written over. */
	private boolean isBeingWritten() {
		return text.isFocusControl() && (written || text.getSelectionCount() > 0);
	}

	private void put(String path) {
		asked = false;
		written = false;
		if (!text.getText().equals(path)) {
			showing = true;
			text.setText(path);
			showing = false;
			text.setSelection(path.length());
		}
	}

	private void leave(Event event) {
		if (event.keyCode == SWT.ESC) {
			put(shown);
			text.selectAll();
		}
	}

	/** Has what is above read, so that it is there when it is asked for. */
	private void prepare() {
		var written = text.getText();
		var slash = written.lastIndexOf('/');
		if (slash >= 0 && text.isFocusControl()) {
			tree.open(slash == 0 ? QomNode.ROOT : new QomNode(written.substring(0, slash), ""));
		}
	}

	private IContentProposal[] proposals(int position) {
		prepare();
		return tree.completions(text.getText().substring(0, position)).stream().map(ContentProposal::new)
				.toArray(IContentProposal[]::new);
	}
}
