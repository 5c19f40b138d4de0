package org.wheelhouse.probe;

import java.lang.reflect.Method;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/** What a control says: whatever its {@code getText()} answers, for SWT's own classes and anybody else's. */
final class Texts {
	private Texts() {
	}

	static String of(Control control) {
		if (control instanceof Text text && (text.getStyle() & SWT.PASSWORD) != 0) {
			return "";
		}
		try {
			Method method = control.getClass().getMethod("getText");
			method.setAccessible(true);
			return method.invoke(control) instanceof String text ? text : "";
		} catch (NoSuchMethodException _) {
			return "";
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(control + " does not tell its text", e);
		}
	}

	static String orEmpty(@Nullable String text) {
		return text == null ? "" : text;
	}
}
