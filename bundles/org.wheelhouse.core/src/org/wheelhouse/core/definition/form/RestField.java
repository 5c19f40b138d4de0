package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Span;

/** A field of all that stands behind the first comma of an option, as it is written. */
final class RestField {

	private final Claims claims;
	private final String name;
	private final Optional<WrittenOption> option;
	private final String why;

	/** @param why it cannot be edited when there is no such option */
	RestField(Claims claims, String name, Optional<WrittenOption> option, String why) {
		this.claims = claims;
		this.name = name;
		this.option = option;
		this.why = why;
	}

	Field field() {
		var rest = option.filter(at -> at.parts().size() > 1).map(RestField::rest);
		var where = option.filter(_ -> rest.isPresent()).map(
				at -> List.of(claims.text().partSpan(at.index(), rest.get().start(), rest.get().end())));
		return new Field(name, FieldKind.TEXT, rest.map(span -> cut(option.get(), span)), "", List.of(),
				where.orElse(List.of()), option.isEmpty() ? why : "",
				value -> with(option.get(), value));
	}

	private static Span rest(WrittenOption option) {
		return new Span(option.parts().get(1).span().start(), option.value().length());
	}

	private static String cut(WrittenOption option, Span span) {
		return option.value().substring(span.start(), span.end());
	}

	private DefinitionText with(WrittenOption at, String value) {
		int end = at.parts().getFirst().span().end();
		int length = at.value().length();
		if (value.isEmpty()) {
			return end == length ? claims.text() : claims.text().withPart(at.index(), end, length, "");
		}
		return end == length
				? claims.text().withPart(at.index(), end, end, "," + value)
				: claims.text().withPart(at.index(), end + 1, length, value);
	}
}
