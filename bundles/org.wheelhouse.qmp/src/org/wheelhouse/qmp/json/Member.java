package org.wheelhouse.qmp.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One component of a record, and the member that it is.
 *
 * @param path the member's name; before it those of the objects that it is in. Empty when it is the object itself
 */
public record Member(RecordComponent component, List<String> path, Codec form) {

	static Member of(RecordComponent component) {
		var name = component.getAnnotation(Name.class);
		var path = component.isAnnotationPresent(Inline.class)
				? List.<String>of()
				: name == null ? List.of(kebab(component.getName())) : List.of(name.value());
		return new Member(component, path, form(component, component.getGenericType()));
	}

	private static String kebab(String name) {
		return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	private static Codec form(RecordComponent component, Type type) {
		if (type instanceof ParameterizedType generic) {
			var argument = form(component, generic.getActualTypeArguments()[0]);
			return generic.getRawType() == List.class ? new Listing(argument) : argument;
		}
		return switch (type) {
			case Class<?> any when any == String.class -> Scalar.TEXT;
			case Class<?> any when any == boolean.class || any == Boolean.class -> Scalar.FLAG;
			case Class<?> any when any == int.class || any == OptionalInt.class -> Scalar.SMALL;
			case Class<?> any when any == long.class || any == OptionalLong.class || any == Long.class -> Scalar.WHOLE;
			case Class<?> any when any == double.class -> Scalar.REAL;
			case Class<?> any when any == JsonNode.class -> Scalar.ANY;
			case Class<?> any when any == UUID.class -> Scalar.UUID_FORM;
			case Class<?> any when any == Duration.class -> Scalar.time(component.getAnnotation(In.class).value());
			case Class<?> any when any.isRecord() -> RecordMapper.of(any.asSubclass(Record.class));
			default -> throw new IllegalArgumentException(component + " has a type that is not known here");
		};
	}

	/** Whether the record tells that the member is missing. */
	public boolean isOptional() {
		return List.of(Optional.class, OptionalInt.class, OptionalLong.class).contains(component.getType());
	}

	/** The value of the component in an object. */
	Object read(JsonNode object, String place) throws UnexpectedResultException {
		var json = object;
		for (var name : path) {
			json = json.path(name);
		}
		if (json.isMissingNode() || json.isNull() && form != Scalar.ANY) {
			var absent = absent();
			if (absent != null) {
				return absent;
			}
		}
		return present(form.read(json, path.isEmpty() ? place : place + "." + String.join(".", path)));
	}

	private Object present(Object value) {
		return switch (component.getType()) {
			case Class<?> type when type == Optional.class -> Optional.of(value);
			case Class<?> type when type == OptionalInt.class -> OptionalInt.of((Integer) value);
			case Class<?> type when type == OptionalLong.class -> OptionalLong.of((Long) value);
			default -> value;
		};
	}

	/** What the component is when the member is missing; null when it must not. */
	private @Nullable Object absent() throws UnexpectedResultException {
		var type = component.getType();
		if (type == Optional.class) {
			return Optional.empty();
		} else if (type == OptionalInt.class) {
			return OptionalInt.empty();
		} else if (type == OptionalLong.class) {
			return OptionalLong.empty();
		} else if (type == List.class) {
			return List.of();
		}
		var otherwise = component.getAnnotation(Otherwise.class);
		return otherwise == null ? null : switch (type) {
			case Class<?> any when any == boolean.class -> false;
			case Class<?> any when any == int.class -> 0;
			case Class<?> any when any == long.class -> 0L;
			case Class<?> any when any == double.class -> 0.0;
			case Class<?> any when any == Duration.class -> Duration.ZERO;
			case Class<?> any when any == String.class -> otherwise.value();
			default -> form.read(JsonNodeFactory.instance.objectNode(), component.getName());
		};
	}

	/** Adds the member to an object. */
	void write(Object value, ObjectNode object) {
		switch (value) {
			case Optional<?> optional -> optional.ifPresent(present -> put(present, object));
			case OptionalInt optional -> optional.ifPresent(present -> put(present, object));
			case OptionalLong optional -> optional.ifPresent(present -> put(present, object));
			default -> put(value, object);
		}
	}

	private void put(Object value, ObjectNode object) {
		var json = form.write(value);
		if (path.isEmpty()) {
			object.setAll((ObjectNode) json);
			return;
		}
		var target = object;
		for (var name : path.subList(0, path.size() - 1)) {
			target = target.withObjectProperty(name);
		}
		target.set(path.getLast(), json);
	}
}
