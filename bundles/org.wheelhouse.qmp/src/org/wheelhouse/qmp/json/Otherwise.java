package org.wheelhouse.qmp.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The member may be missing; then the component is this: empty, zero or false, unless a text is named. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Otherwise {

	String value() default "";
}
