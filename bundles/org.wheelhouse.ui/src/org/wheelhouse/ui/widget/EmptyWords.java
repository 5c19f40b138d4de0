package org.wheelhouse.ui.widget;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/**
 * A heading and an explanation beneath it, centred and wrapped, and beneath both a link. The words are painted: labels that
 * wrap have their words shaped at each of the many layouts of what is around, these when the width or they themselves
 * change. UI thread.
 */
final class EmptyWords extends Canvas {

	private static final int MARGIN = 16;
	private static final int TOP = 24;
	private static final int GAP = 6;
	/** In what is narrower the words are cut. */
	private static final int NARROWEST = 120;

	private final TextLayout heading = words(Fonts.BOLD);
	private final TextLayout explanation = words(Fonts.PLAIN);
	private final Link actions;
	private int wrappedAt;

	EmptyWords(Composite parent) {
		super(parent, SWT.NONE);
		ColorRole.SURFACE.fill(this);
		setBackgroundMode(SWT.INHERIT_FORCE);
		actions = new Link(this, SWT.NONE);
		actions.setVisible(false);
		actions.setLinkForeground(ColorRole.ACCENT.color());
		setLayout(new Column());
		addPaintListener(event -> paint(event.gc));
		addDisposeListener(_ -> {
			heading.dispose();
			explanation.dispose();
		});
		getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = getText()));
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(@Nullable AccessibleControlEvent event) {
				Objects.requireNonNull(event).detail = ACC.ROLE_LABEL;
			}
		});
	}

	/** What stands beneath the words; takes room while it is visible. */
	Link actions() {
		return actions;
	}

	/** Whether these are its words. */
	boolean says(String title, String text) {
		return heading.getText().equals(title) && explanation.getText().equals(text);
	}

	/** Shows these words, to the letter. */
	void say(String title, String text) {
		heading.setText(title);
		explanation.setText(text);
		getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
		layout();
		redraw();
	}

	/** What is read of it. */
	public String getText() {
		return heading.getText() + "\n" + explanation.getText();
	}

	private TextLayout words(Fonts font) {
		var words = new TextLayout(getDisplay());
		words.setFont(font.font());
		words.setAlignment(SWT.CENTER);
		return words;
	}

	private int width() {
		return Math.max(NARROWEST, getClientArea().width - 2 * MARGIN);
	}

	private void wrap() {
		var width = width();
		if (width != wrappedAt) {
			wrappedAt = width;
			heading.setWidth(width);
			explanation.setWidth(width);
		}
	}

	private int explanationTop() {
		return TOP + heading.getBounds().height + GAP;
	}

	private void paint(GC gc) {
		wrap();
		gc.setForeground(ColorRole.TEXT.color());
		heading.draw(gc, MARGIN, TOP);
		gc.setForeground(ColorRole.TEXT2.color());
		explanation.draw(gc, MARGIN, explanationTop());
	}

	/** Puts the link where the words end. Of its own it wants no room: it fills what a view has. */
	private final class Column extends Layout {

		@Override
		protected Point computeSize(@Nullable Composite composite, int widthHint, int heightHint, boolean flushCache) {
			return new Point(widthHint == SWT.DEFAULT ? NARROWEST + 2 * MARGIN : widthHint,
					heightHint == SWT.DEFAULT ? 2 * TOP : heightHint);
		}

		@Override
		protected void layout(@Nullable Composite composite, boolean flushCache) {
			if (actions.getVisible() && (flushCache || width() != wrappedAt)) {
				wrap();
				var size = actions.computeSize(SWT.DEFAULT, SWT.DEFAULT);
				actions.setBounds(MARGIN + Math.max(0, (width() - size.x) / 2),
						explanationTop() + explanation.getBounds().height + GAP, size.x, size.y);
			}
		}
	}
}
